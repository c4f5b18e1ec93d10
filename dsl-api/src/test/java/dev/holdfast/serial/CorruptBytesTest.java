package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading ends in a value or in {@link CorruptStateException}. */
class CorruptBytesTest {

    private static final long SEED = 99;
    private static final int INPUTS = 100_000;

    private static final List<Function<StateInput, Object>> READERS = List.of(
            StateInput::readBoolean,
            StateInput::readByte,
            StateInput::readShort,
            StateInput::readChar,
            StateInput::readVarInt,
            StateInput::readVarLong,
            StateInput::readCount,
            StateInput::readLong,
            StateInput::readFloat,
            StateInput::readDouble,
            StateInput::readString,
            StateInput::readInstant,
            StateInput::readDuration,
            in -> in.readEnum(TimeUnit.class),
            StateInput::readRepeatedString,
            in -> in.readAlternative(3),
            StateTimes::readLocalDate,
            StateTimes::readLocalDateTime,
            StateTimes::readOffsetTime,
            StateTimes::readOffsetDateTime,
            StateTimes::readZonedDateTime,
            StateTimes::readZoneId,
            StateTimes::readYear,
            StateTimes::readYearMonth,
            StateTimes::readMonthDay,
            StateTimes::readPeriod,
            StateNumbers::readBigInteger,
            StateNumbers::readBigDecimal,
            StateNumbers::readUuid,
            StateArrays::readBytes,
            StateArrays::readBooleans,
            StateArrays::readShorts,
            StateArrays::readChars,
            StateArrays::readInts,
            StateArrays::readLongs,
            StateArrays::readFloats,
            StateArrays::readDoubles,
            StateInput::readKeyByte,
            StateInput::readKeyShort,
            StateInput::readKeyInt,
            StateInput::readKeyLong,
            StateInput::readKeyString,
            KeySerializers::readUuid,
            KeySerializers::readLocalDate,
            KeySerializers::readInstant,
            in -> KeySerializers.readEnum(TimeUnit.class, in));

    @Test
    void random_bytes_are_a_value_or_corrupt() {
        Random random = new Random(SEED);
        int corrupt = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            Function<StateInput, Object> reader = READERS.get(random.nextInt(READERS.size()));
            corrupt += isCorrupt(bytes, reader) ? 1 : 0;
        }
        assertThat(corrupt).isBetween(INPUTS / 10, INPUTS * 9 / 10);
    }

    @Test
    void a_value_that_was_cut_off_is_corrupt() {
        StateOutput out = new StateOutput();
        out.writeString("\u20acuro");
        for (int length = 0; length < out.size(); length++) {
            assertThat(isCorrupt(Arrays.copyOf(out.array(), length), StateInput::readString))
                    .as("%s bytes", length)
                    .isTrue();
        }
    }

    /** What was read must be written as the same bytes: a value has one form only. */
    @Test
    void what_can_be_read_is_written_alike() {
        Random random = new Random(SEED);
        for (int i = 0; i < INPUTS; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            hasOneForm(bytes, StateSerializers.string());
            hasOneForm(bytes, StateSerializers.int64());
            hasOneForm(bytes, StateSerializers.instant());
            hasOneForm(bytes, StateSerializers.duration());
            hasOneForm(bytes, StateSerializers.offsetDateTime());
            hasOneForm(bytes, StateSerializers.zonedDateTime());
            hasOneForm(bytes, StateSerializers.bigDecimal());
            hasOneForm(bytes, StateSerializers.period());
        }
    }

    private static <S> void hasOneForm(byte[] bytes, StateSerializer<S> serializer) {
        StateInput in = new StateInput(bytes);
        S value;
        try {
            value = serializer.read(in);
        } catch (CorruptStateException e) {
            return;
        }
        StateOutput out = new StateOutput();
        serializer.write(value, out);
        assertThat(out.toByteArray())
                .as("seed %s, %s", SEED, value)
                .isEqualTo(Arrays.copyOf(bytes, bytes.length - in.remaining()));
    }

    private static boolean isCorrupt(byte[] bytes, Function<StateInput, Object> reader) {
        try {
            assertThat(reader.apply(new StateInput(bytes))).isNotNull();
            return false;
        } catch (CorruptStateException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }
}
