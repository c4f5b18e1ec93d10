package dev.holdfast.serial;

import java.time.DateTimeException;
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
import java.time.ZonedDateTime;
import java.util.function.Supplier;

/** Encodings of dates, times and zones; generated serializers call them. */
public final class StateTimes {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int MAX_NANOS = NANOS_PER_SECOND - 1;

    private StateTimes() {}

    /** The epoch day. */
    public static void writeLocalDate(StateOutput out, LocalDate value) {
        out.writeVarLong(value.toEpochDay());
    }

    /**
     * What {@link #writeLocalDate} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static LocalDate readLocalDate(StateInput in) {
        long day = in.readVarLong();
        return valid(() -> LocalDate.ofEpochDay(day));
    }

    /** The second of the day, then nanoseconds. */
    public static void writeLocalTime(StateOutput out, LocalTime value) {
        long nanos = value.toNanoOfDay();
        out.writeUnsigned((int) (nanos / NANOS_PER_SECOND));
        out.writeUnsigned((int) (nanos % NANOS_PER_SECOND));
    }

    /**
     * What {@link #writeLocalTime} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static LocalTime readLocalTime(StateInput in) {
        int second = in.readUnsigned(SECONDS_PER_DAY - 1);
        int nanos = in.readUnsigned(MAX_NANOS);
        return LocalTime.ofNanoOfDay((long) second * NANOS_PER_SECOND + nanos);
    }

    /** The date, then the time. */
    public static void writeLocalDateTime(StateOutput out, LocalDateTime value) {
        out.writeVarLong(value.toLocalDate().toEpochDay());
        writeLocalTime(out, value.toLocalTime());
    }

    /**
     * What {@link #writeLocalDateTime} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static LocalDateTime readLocalDateTime(StateInput in) {
        LocalDate date = readLocalDate(in);
        return LocalDateTime.of(date, readLocalTime(in));
    }

    /** The time, then the offset. */
    public static void writeOffsetTime(StateOutput out, OffsetTime value) {
        writeLocalTime(out, value.toLocalTime());
        writeZoneOffset(out, value.getOffset());
    }

    /**
     * What {@link #writeOffsetTime} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static OffsetTime readOffsetTime(StateInput in) {
        LocalTime time = readLocalTime(in);
        return OffsetTime.of(time, readZoneOffset(in));
    }

    /** Date and time, then the offset. */
    public static void writeOffsetDateTime(StateOutput out, OffsetDateTime value) {
        writeLocalDateTime(out, value.toLocalDateTime());
        writeZoneOffset(out, value.getOffset());
    }

    /**
     * What {@link #writeOffsetDateTime} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static OffsetDateTime readOffsetDateTime(StateInput in) {
        LocalDateTime time = readLocalDateTime(in);
        return OffsetDateTime.of(time, readZoneOffset(in));
    }

    /**
     * The instant, then the zone: when the rules of the zone change, the instant stays and the local time moves.
     *
     * @throws IllegalArgumentException if it is outside of what an {@link Instant} can be
     */
    public static void writeZonedDateTime(StateOutput out, ZonedDateTime value) {
        long second = value.toEpochSecond();
        if (!isInstant(second)) {
            throw new IllegalArgumentException("no instant is the same as " + value);
        }
        out.writeVarLong(second);
        out.writeUnsigned(value.getNano());
        writeZoneId(out, value.getZone());
    }

    /**
     * What {@link #writeZonedDateTime} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static ZonedDateTime readZonedDateTime(StateInput in) {
        long second = in.readVarLong();
        int nanos = in.readUnsigned(MAX_NANOS);
        if (!isInstant(second)) {
            throw new CorruptStateException("no instant has " + second + " seconds");
        }
        ZoneId zone = readZoneId(in);
        return valid(() -> ZonedDateTime.ofInstant(Instant.ofEpochSecond(second, nanos), zone));
    }

    private static boolean isInstant(long second) {
        return second >= Instant.MIN.getEpochSecond() && second <= Instant.MAX.getEpochSecond();
    }

    /** The zone's id as a string. */
    public static void writeZoneId(StateOutput out, ZoneId value) {
        out.writeString(value.getId());
    }

    /**
     * What {@link #writeZoneId} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static ZoneId readZoneId(StateInput in) {
        String id = in.readRepeatedString();
        ZoneId zone;
        try {
            zone = ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new CorruptStateException("this Java platform has no time zone '" + id + "'");
        }
        if (!zone.getId().equals(id)) {
            throw new CorruptStateException("time zone " + zone.getId() + " that is written as '" + id + "'");
        }
        return zone;
    }

    /** Its seconds. */
    public static void writeZoneOffset(StateOutput out, ZoneOffset value) {
        out.writeVarInt(value.getTotalSeconds());
    }

    /**
     * What {@link #writeZoneOffset} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static ZoneOffset readZoneOffset(StateInput in) {
        int seconds = in.readVarInt();
        return valid(() -> ZoneOffset.ofTotalSeconds(seconds));
    }

    /** The number of the year as {@link StateOutput#writeVarInt}. */
    public static void writeYear(StateOutput out, Year value) {
        out.writeVarInt(value.getValue());
    }

    /**
     * What {@link #writeYear} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static Year readYear(StateInput in) {
        int year = in.readVarInt();
        return valid(() -> Year.of(year));
    }

    /** The year, then the month from 1 to 12. */
    public static void writeYearMonth(StateOutput out, YearMonth value) {
        out.writeVarInt(value.getYear());
        out.writeByte(value.getMonthValue());
    }

    /**
     * What {@link #writeYearMonth} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static YearMonth readYearMonth(StateInput in) {
        int year = in.readVarInt();
        int month = in.readByte();
        return valid(() -> YearMonth.of(year, month));
    }

    /** The month from 1 to 12, then the day of the month. */
    public static void writeMonthDay(StateOutput out, MonthDay value) {
        out.writeByte(value.getMonthValue());
        out.writeByte(value.getDayOfMonth());
    }

    /**
     * What {@link #writeMonthDay} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static MonthDay readMonthDay(StateInput in) {
        int month = in.readByte();
        int day = in.readByte();
        return valid(() -> MonthDay.of(month, day));
    }

    /** Years, months, days. */
    public static void writePeriod(StateOutput out, Period value) {
        out.writeVarInt(value.getYears());
        out.writeVarInt(value.getMonths());
        out.writeVarInt(value.getDays());
    }

    /**
     * What {@link #writePeriod} wrote. Never null.
     *
     * @throws CorruptStateException if the bytes are not such a value
     */
    public static Period readPeriod(StateInput in) {
        int years = in.readVarInt();
        int months = in.readVarInt();
        return Period.of(years, months, in.readVarInt());
    }

    private static <T> T valid(Supplier<T> value) {
        try {
            return value.get();
        } catch (DateTimeException e) {
            throw new CorruptStateException("a date or time that does not exist: " + e.getMessage());
        }
    }
}
