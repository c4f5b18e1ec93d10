package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateNumbers;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.serial.StateTimes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * Serializer of {@link Moment}, version 1.
 *
 * <pre>
 * instant         instant
 * duration        duration
 * date            epoch day as varlong
 * time            local time
 * dateTime        local date and time
 * offsetTime      local time, offset
 * offsetDateTime  local date and time, offset
 * zonedDateTime   instant, zone
 * zone            string
 * offset          seconds as varint
 * year            varint
 * yearMonth       varint, byte
 * monthDay        two bytes
 * period          three varints
 * weekday         string
 * month           string
 * id              sixteen bytes
 * count           count, then bytes
 * price           varint, then count, then bytes
 * </pre>
 */
@Generated("shop.Moment")
public final class MomentSerializer implements StateSerializer<Moment> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Moment",
            1,
            Schema.field("instant", SchemaType.INSTANT),
            Schema.field("duration", SchemaType.DURATION),
            Schema.field("date", SchemaType.LOCAL_DATE),
            Schema.field("time", SchemaType.LOCAL_TIME),
            Schema.field("dateTime", SchemaType.LOCAL_DATE_TIME),
            Schema.field("offsetTime", SchemaType.OFFSET_TIME),
            Schema.field("offsetDateTime", SchemaType.OFFSET_DATE_TIME),
            Schema.field("zonedDateTime", SchemaType.ZONED_DATE_TIME),
            Schema.field("zone", SchemaType.ZONE_ID),
            Schema.field("offset", SchemaType.ZONE_OFFSET),
            Schema.field("year", SchemaType.YEAR),
            Schema.field("yearMonth", SchemaType.YEAR_MONTH),
            Schema.field("monthDay", SchemaType.MONTH_DAY),
            Schema.field("period", SchemaType.PERIOD),
            Schema.field("weekday", StateSerializers.enumeration(DayOfWeek.class).schema().type()),
            Schema.field("month", StateSerializers.enumeration(Month.class).schema().type()),
            Schema.field("id", SchemaType.UUID),
            Schema.field("count", SchemaType.BIG_INTEGER),
            Schema.field("price", SchemaType.BIG_DECIMAL));

    public MomentSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Moment value, StateOutput out) {
        out.writeInstant(value.instant());
        out.writeDuration(value.duration());
        StateTimes.writeLocalDate(out, value.date());
        StateTimes.writeLocalTime(out, value.time());
        StateTimes.writeLocalDateTime(out, value.dateTime());
        StateTimes.writeOffsetTime(out, value.offsetTime());
        StateTimes.writeOffsetDateTime(out, value.offsetDateTime());
        StateTimes.writeZonedDateTime(out, value.zonedDateTime());
        StateTimes.writeZoneId(out, value.zone());
        StateTimes.writeZoneOffset(out, value.offset());
        StateTimes.writeYear(out, value.year());
        StateTimes.writeYearMonth(out, value.yearMonth());
        StateTimes.writeMonthDay(out, value.monthDay());
        StateTimes.writePeriod(out, value.period());
        out.writeEnum(value.weekday());
        out.writeEnum(value.month());
        StateNumbers.writeUuid(out, value.id());
        StateNumbers.writeBigInteger(out, value.count());
        StateNumbers.writeBigDecimal(out, value.price());
    }

    @Override
    public Moment read(StateInput in) {
        Instant instant = in.readInstant();
        Duration duration = in.readDuration();
        LocalDate date = StateTimes.readLocalDate(in);
        LocalTime time = StateTimes.readLocalTime(in);
        LocalDateTime dateTime = StateTimes.readLocalDateTime(in);
        OffsetTime offsetTime = StateTimes.readOffsetTime(in);
        OffsetDateTime offsetDateTime = StateTimes.readOffsetDateTime(in);
        ZonedDateTime zonedDateTime = StateTimes.readZonedDateTime(in);
        ZoneId zone = StateTimes.readZoneId(in);
        ZoneOffset offset = StateTimes.readZoneOffset(in);
        Year year = StateTimes.readYear(in);
        YearMonth yearMonth = StateTimes.readYearMonth(in);
        MonthDay monthDay = StateTimes.readMonthDay(in);
        Period period = StateTimes.readPeriod(in);
        DayOfWeek weekday = in.readEnum(DayOfWeek.class);
        Month month = in.readEnum(Month.class);
        UUID id = StateNumbers.readUuid(in);
        BigInteger count = StateNumbers.readBigInteger(in);
        BigDecimal price = StateNumbers.readBigDecimal(in);
        return new Moment(instant, duration, date, time, dateTime, offsetTime, offsetDateTime,
                zonedDateTime, zone, offset, year, yearMonth, monthDay, period, weekday, month, id,
                count, price);
    }
}
