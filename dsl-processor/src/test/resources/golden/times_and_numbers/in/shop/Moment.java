package shop;

import dev.holdfast.annotation.StateRecord;
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

@StateRecord
public record Moment(
        Instant instant,
        Duration duration,
        LocalDate date,
        LocalTime time,
        LocalDateTime dateTime,
        OffsetTime offsetTime,
        OffsetDateTime offsetDateTime,
        ZonedDateTime zonedDateTime,
        ZoneId zone,
        ZoneOffset offset,
        Year year,
        YearMonth yearMonth,
        MonthDay monthDay,
        Period period,
        DayOfWeek weekday,
        Month month,
        UUID id,
        BigInteger count,
        BigDecimal price) {}
