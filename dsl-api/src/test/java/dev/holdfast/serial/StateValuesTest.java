package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StateValuesTest {

    private static final long SEED = 20_260_101;
    private static final List<Long> EDGES = List.of(
            0L,
            1L,
            -1L,
            63L,
            64L,
            -64L,
            -65L,
            8191L,
            8192L,
            -8192L,
            -8193L,
            1L << 31,
            -1L << 31,
            (1L << 31) - 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE - 1,
            1L << 62);
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "\0",
            "\1\2",
            "\u007f",
            "\u0080",
            "\u00ff",
            "\u0100",
            "\u07ff",
            "\u0800",
            "\uffff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "a\ude00\ud83d",
            "x".repeat(70_000),
            "\u20ac".repeat(70_000));

    private final Random random = new Random(SEED);

    @Test
    void numbers_come_back() {
        EDGES.forEach(StateValuesTest::numberComesBack);
        for (int i = 0; i < 10_000; i++) {
            numberComesBack(random.nextLong() >> random.nextInt(64));
        }
    }

    @Test
    void strings_come_back() {
        TEXTS.forEach(StateValuesTest::textComesBack);
        for (int i = 0; i < 2_000; i++) {
            textComesBack(randomText());
        }
    }

    @Test
    void times_come_back() {
        for (Instant instant :
                List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.ofEpochSecond(-1, 999_999_999))) {
            comesBack(StateSerializers.instant(), instant);
            comesBack(KeySerializers.instant(), instant);
        }
        for (Duration duration : List.of(
                Duration.ZERO,
                Duration.ofNanos(-1),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE))) {
            comesBack(StateSerializers.duration(), duration);
        }
        for (LocalDate date : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH)) {
            comesBack(KeySerializers.localDate(), date);
        }
        comesBack(KeySerializers.uuid(), new UUID(random.nextLong(), random.nextLong()));
    }

    @Test
    void other_scalars_come_back() {
        comesBack(StateSerializers.bool(), true);
        comesBack(StateSerializers.character(), '\uffff');
        comesBack(StateSerializers.enumeration(TimeUnit.class), TimeUnit.NANOSECONDS);
        comesBack(KeySerializers.enumeration(TimeUnit.class), TimeUnit.NANOSECONDS);
        for (float value : new float[] {0f, -0f, Float.NaN, Float.MIN_VALUE, Float.NEGATIVE_INFINITY}) {
            comesBack(StateSerializers.float32(), value);
        }
        for (double value : new double[] {0d, -0d, Double.NaN, Double.MIN_VALUE, Double.POSITIVE_INFINITY}) {
            comesBack(StateSerializers.float64(), value);
        }
    }

    @Test
    void a_not_a_number_keeps_its_bits() {
        StateOutput out = new StateOutput();
        out.writeDouble(Double.longBitsToDouble(0x7FF8_0000_0000_0001L));
        assertThat(Double.doubleToRawLongBits(new StateInput(out.toByteArray()).readDouble()))
                .isEqualTo(0x7FF8_0000_0000_0001L);
    }

    @Test
    void only_the_shortest_form_of_a_number_is_read() {
        refused("8000", StateInput::readVarInt, "a number that is not in its shortest form, at byte 2 of 2");
        refused("ffffffff1f", StateInput::readVarInt, "a number that is not in its shortest form");
        refused("808080808001", StateInput::readVarInt, "a number of more than five bytes");
        refused("ffffffffffffffffff02", StateInput::readVarLong, "a number that is not in its shortest form");
        refused("ffffffffffffffffffff01", StateInput::readVarLong, "a number of more than ten bytes");
        refused("80808000", StateInput::readVarLong, "a number that is not in its shortest form");
    }

    @Test
    void only_the_narrow_form_of_a_string_is_read() {
        refused("036100", StateInput::readString, "a Latin-1 string that is written as UTF-16");
        refused("c1a000", StateInput::readKeyString, "a character that is not in its shortest form");
        refused("e0808000", StateInput::readKeyString, "a character that is not in its shortest form");
        refused("0103", StateInput::readKeyString, "no character is escaped as 3");
        refused("f0908000", StateInput::readKeyString, "no character starts with byte 240");
        refused("c320", StateInput::readKeyString, "no character goes on with byte 32");
    }

    @Test
    void values_out_of_range_are_refused() {
        refused("02", StateInput::readBoolean, "a boolean is 0 or 1, not 2");
        refused("808004", StateInput::readShort, "a short is not 32768");
        refused("808004", StateInput::readChar, "a char is not 65536");
        refused("0080a8d6b907", StateInput::readInstant, "a second does not have 2000000000 nanoseconds");
        refused("ffffffffffffffffff0100", StateInput::readInstant, "no instant has -9223372036854775808 seconds");
        refused("0458", in -> in.readEnum(TimeUnit.class), "2 bytes wanted, 1 left");
        refused("0258", in -> in.readEnum(TimeUnit.class), "no constant 'X' in java.util.concurrent.TimeUnit");
        refused("ffffffffffffffff", KeySerializers::readLocalDate, "no date has epoch day 9223372036854775807");
    }

    @Test
    void lengths_are_compared_with_what_is_left() {
        refused("feffffff0f", StateInput::readString, "2147483647 bytes wanted, 0 left");
        refused("ffffffff0f", StateInput::readString, "a string of 2147483647 characters in 0 bytes");
        refused("ffffffff0f", StateInput::readCount, "4294967295 elements in 0 bytes");
        refused("0500000000", StateInput::readCount, "5 elements in 4 bytes");
        refused("61", StateInput::readKeyString, "end of bytes");
    }

    @Test
    void bytes_behind_a_value_are_refused() {
        StateInput in = new StateInput(new byte[] {1, 2});
        assertThat(in.readBoolean()).isTrue();
        assertThatThrownBy(in::expectEnd)
                .isInstanceOf(CorruptStateException.class)
                .hasMessage("1 bytes too many, at byte 1 of 2");
    }

    @Test
    void an_input_reads_a_part_of_an_array() {
        StateInput in = new StateInput();
        in.reset(new byte[] {9, 1, 9}, 1, 1);
        assertThat(in.readBoolean()).isTrue();
        in.expectEnd();
        assertThatThrownBy(in::readByte).isInstanceOf(CorruptStateException.class);
    }

    @Test
    void an_output_is_cut_and_cleared() {
        StateOutput out = new StateOutput(0);
        out.writeString("some text that is longer than the first array");
        out.truncate(1);
        assertThat(out.toByteArray()).hasSize(1);
        out.clear();
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> out.truncate(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void numberComesBack(long number) {
        comesBack(StateSerializers.int64(), number);
        comesBack(StateSerializers.int32(), (int) number);
        comesBack(StateSerializers.int16(), (short) number);
        comesBack(StateSerializers.int8(), (byte) number);
        comesBack(KeySerializers.int64(), number);
        comesBack(KeySerializers.int32(), (int) number);
        comesBack(KeySerializers.int16(), (short) number);
        comesBack(KeySerializers.int8(), (byte) number);
    }

    private static void textComesBack(String text) {
        comesBack(StateSerializers.string(), text);
        comesBack(KeySerializers.string(), text);
    }

    private static <S> void comesBack(StateSerializer<S> serializer, S value) {
        StateOutput out = new StateOutput(16);
        serializer.write(value, out);
        StateInput in = new StateInput(out.toByteArray());
        assertThat(serializer.read(in)).as("seed %s", SEED).isEqualTo(value);
        in.expectEnd();
    }

    private static <K> void comesBack(KeySerializer<K> serializer, K key) {
        StateOutput out = new StateOutput(16);
        serializer.write(key, out);
        StateInput in = new StateInput(out.toByteArray());
        assertThat(serializer.read(in)).as("seed %s", SEED).isEqualTo(key);
        in.expectEnd();
    }

    private static void refused(String bytes, Function<StateInput, ?> read, String message) {
        StateInput in = new StateInput(HexFormat.of().parseHex(bytes));
        assertThatThrownBy(() -> read.apply(in))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageStartingWith(message);
    }

    private String randomText() {
        StringBuilder text = new StringBuilder();
        int bits = random.nextInt(17);
        for (int i = random.nextInt(20); i > 0; i--) {
            text.append((char) random.nextInt(1 << bits));
        }
        return text.toString();
    }
}
