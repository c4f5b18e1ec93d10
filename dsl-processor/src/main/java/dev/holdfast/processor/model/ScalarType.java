package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/** The state types without parts. */
public enum ScalarType {
    BOOLEAN(Boolean.class),
    BYTE(Byte.class),
    SHORT(Short.class),
    CHAR(Character.class),
    INT(Integer.class),
    LONG(Long.class),
    FLOAT(Float.class),
    DOUBLE(Double.class),
    STRING(String.class),
    INSTANT(Instant.class),
    DURATION(Duration.class),
    LOCAL_DATE(LocalDate.class),
    LOCAL_TIME(LocalTime.class),
    LOCAL_DATE_TIME(LocalDateTime.class),
    OFFSET_TIME(OffsetTime.class),
    OFFSET_DATE_TIME(OffsetDateTime.class),
    ZONED_DATE_TIME(ZonedDateTime.class),
    ZONE_ID(ZoneId.class),
    ZONE_OFFSET(ZoneOffset.class),
    YEAR(Year.class),
    YEAR_MONTH(YearMonth.class),
    MONTH_DAY(MonthDay.class),
    PERIOD(Period.class),
    UUID(UUID.class),
    BIG_INTEGER(BigInteger.class),
    BIG_DECIMAL(BigDecimal.class),
    BYTES(byte[].class),
    BOOLEANS(boolean[].class),
    SHORTS(short[].class),
    CHARS(char[].class),
    INTS(int[].class),
    LONGS(long[].class),
    FLOATS(float[].class),
    DOUBLES(double[].class);

    private final Class<?> javaType;

    ScalarType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The Java type, boxed. */
    public TypeName javaType() {
        return TypeName.get(javaType);
    }

    /** Whether it is an array, which is equal to itself only. */
    public boolean isArray() {
        return javaType.isArray();
    }

    /** What an array is a list of; bytes are not a list, and other types have no elements. */
    public Optional<ScalarType> element() {
        return isArray() && this != BYTES
                ? Optional.of(valueOf(name().substring(0, name().length() - 1)))
                : Optional.empty();
    }

    /** Whether it can be a whole state; the arrays of numbers cannot. */
    public boolean isState() {
        return !isArray() || this == BYTES;
    }
}
