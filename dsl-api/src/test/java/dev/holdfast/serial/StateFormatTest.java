package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The examples in {@code docs/state-format.md} are what the code does. */
class StateFormatTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "state-format.md");

    private final Map<String, String> examples = new LinkedHashMap<>();

    @Test
    void value_examples_hold() throws IOException {
        example("writeBoolean(true)", "01", out -> out.writeBoolean(true));
        example("writeByte(-2)", "fe", out -> out.writeByte(-2));
        example("writeShort(-1)", "01", out -> out.writeShort((short) -1));
        example("writeChar('ä')", "e401", out -> out.writeChar('\u00e4'));
        example("writeVarInt(0)", "00", out -> out.writeVarInt(0));
        example("writeVarInt(-1)", "01", out -> out.writeVarInt(-1));
        example("writeVarInt(63)", "7e", out -> out.writeVarInt(63));
        example("writeVarInt(64)", "8001", out -> out.writeVarInt(64));
        example("writeVarInt(2147483647)", "feffffff0f", out -> out.writeVarInt(Integer.MAX_VALUE));
        example("writeVarLong(-9223372036854775808)", "ffffffffffffffffff01", out -> out.writeVarLong(Long.MIN_VALUE));
        example("writeCount(300)", "ac02", out -> out.writeCount(300));
        example("writeLong(1)", "0100000000000000", out -> out.writeLong(1));
        example("writeFloat(1.5f)", "0000c03f", out -> out.writeFloat(1.5f));
        example("writeDouble(-2.0)", "00000000000000c0", out -> out.writeDouble(-2.0));
        example("writeString(\"Al\")", "04416c", out -> out.writeString("Al"));
        example("writeString(\"ä\")", "02e4", out -> out.writeString("\u00e4"));
        example("writeString(\"€\")", "03ac20", out -> out.writeString("\u20ac"));
        example("writeEnum(TimeUnit.DAYS)", "0844415953", out -> out.writeEnum(TimeUnit.DAYS));
        example(
                "writeInstant(1970-01-01T00:00:01.5Z)",
                "0280cab5ee01",
                out -> out.writeInstant(Instant.ofEpochSecond(1, 500_000_000)));
        example("writeDuration(PT-1S)", "0100", out -> out.writeDuration(Duration.ofSeconds(-1)));
        assertDocumented();
    }

    @Test
    void examples_of_dates_and_times_hold() throws IOException {
        LocalDate day = LocalDate.ofEpochDay(1);
        LocalTime second = LocalTime.of(0, 0, 1);
        ZoneOffset minute = ZoneOffset.ofTotalSeconds(60);
        ZoneId utc = ZoneId.of("UTC");
        example("writeLocalDate(1970-01-02)", "02", out -> StateTimes.writeLocalDate(out, day));
        example(
                "writeLocalTime(00:02:08.000000001)",
                "800101",
                out -> StateTimes.writeLocalTime(out, LocalTime.of(0, 2, 8, 1)));
        example(
                "writeLocalDateTime(1970-01-02T00:00:01)",
                "020100",
                out -> StateTimes.writeLocalDateTime(out, LocalDateTime.of(day, second)));
        example("writeZoneOffset(+00:01)", "78", out -> StateTimes.writeZoneOffset(out, minute));
        example(
                "writeOffsetTime(00:00:01+00:01)",
                "010078",
                out -> StateTimes.writeOffsetTime(out, OffsetTime.of(second, minute)));
        example(
                "writeOffsetDateTime(1970-01-02T00:00:01+00:01)",
                "02010078",
                out -> StateTimes.writeOffsetDateTime(out, OffsetDateTime.of(day, second, minute)));
        example("writeZoneId(UTC)", "06555443", out -> StateTimes.writeZoneId(out, utc));
        example(
                "writeZonedDateTime(1970-01-01T00:00:01Z[UTC])",
                "020006555443",
                out -> StateTimes.writeZonedDateTime(
                        out, Instant.ofEpochSecond(1).atZone(utc)));
        example("writeYear(2026)", "d41f", out -> StateTimes.writeYear(out, Year.of(2026)));
        example("writeYearMonth(2026-11)", "d41f0b", out -> StateTimes.writeYearMonth(out, YearMonth.of(2026, 11)));
        example("writeMonthDay(--11-21)", "0b15", out -> StateTimes.writeMonthDay(out, MonthDay.of(11, 21)));
        example("writePeriod(P1Y2M-3D)", "020405", out -> StateTimes.writePeriod(out, Period.of(1, 2, -3)));
        assertDocumented();
    }

    @Test
    void examples_of_other_values_hold() throws IOException {
        example(
                "writeBytes(cafe)",
                "02cafe",
                out -> StateArrays.writeBytes(out, new byte[] {(byte) 0xca, (byte) 0xfe}));
        example("writeInts(1, -1)", "020201", out -> StateArrays.writeInts(out, new int[] {1, -1}));
        example("writeBigInteger(-129)", "02ff7f", out -> StateNumbers.writeBigInteger(out, BigInteger.valueOf(-129)));
        example("writeBigDecimal(1.50)", "04020096", out -> StateNumbers.writeBigDecimal(out, new BigDecimal("1.50")));
        example(
                "writeUuid(00000000-0000-0001-8000-000000000000)",
                "01000000000000000000000000000080",
                out -> StateNumbers.writeUuid(out, new UUID(1, Long.MIN_VALUE)));
        example("writeAlternative(1)", "01", out -> out.writeAlternative(1));
        StateOutput framed = new StateOutput();
        int start = framed.beginFrame();
        framed.writeString("Al");
        framed.endFrame(start);
        assertThat(HexFormat.of().formatHex(framed.toByteArray())).isEqualTo("0304416c");
        assertDocumented();
    }

    @Test
    void key_examples_hold() throws IOException {
        example("writeKeyByte(-128)", "00", out -> out.writeKeyByte((byte) -128));
        example("writeKeyShort(1)", "8001", out -> out.writeKeyShort((short) 1));
        example("writeKeyInt(-1)", "7fffffff", out -> out.writeKeyInt(-1));
        example("writeKeyLong(1)", "8000000000000001", out -> out.writeKeyLong(1));
        example("writeKeyString(\"ann\")", "616e6e00", out -> out.writeKeyString("ann"));
        example("writeKeyString(\"€\")", "e282ac00", out -> out.writeKeyString("\u20ac"));
        example("writeKeyString(\"\\0\\1\\2\")", "010101020200", out -> out.writeKeyString("\0\1\2"));
        example(
                "writeUuid(00000000-0000-0001-8000-000000000000)",
                "80000000000000010000000000000000",
                out -> KeySerializers.writeUuid(out, new UUID(1, Long.MIN_VALUE)));
        example(
                "writeLocalDate(1970-01-02)",
                "8000000000000001",
                out -> KeySerializers.writeLocalDate(out, LocalDate.ofEpochDay(1)));
        example(
                "writeInstant(1969-12-31T23:59:59.000000001Z)",
                "7fffffffffffffff80000001",
                out -> KeySerializers.writeInstant(out, Instant.ofEpochSecond(-1, 1)));
        assertDocumented();
    }

    private void example(String call, String expected, Consumer<StateOutput> write) {
        StateOutput out = new StateOutput();
        write.accept(out);
        assertThat(HexFormat.of().formatHex(out.toByteArray())).as(call).isEqualTo(expected);
        examples.put(call, expected);
    }

    private void assertDocumented() throws IOException {
        String document = Files.readString(DOCUMENT);
        examples.forEach((call, bytes) -> assertThat(document).contains("| `" + call + "` | `" + bytes + "` |"));
    }
}
