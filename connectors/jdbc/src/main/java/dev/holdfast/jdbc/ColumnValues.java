package dev.holdfast.jdbc;

import dev.holdfast.serial.StateArrays;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values of columns as bytes in a commit: a byte that says which of a dozen kinds it is, and the value. Wider than Java's
 * types, narrower than a database's: all integers are one kind, all points in time another.
 */
final class ColumnValues {

    private static final Set<Class<?>> TYPES = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Character.class,
            String.class,
            byte[].class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            LocalDateTime.class,
            LocalDate.class,
            LocalTime.class,
            UUID.class);

    private ColumnValues() {}

    /** What checkpoints hold keeps its number. */
    private enum Kind {
        NULL(0),
        FALSE(1),
        TRUE(2),
        INTEGER(3),
        FLOAT(4),
        DOUBLE(5),
        DECIMAL(6),
        TEXT(7),
        BYTES(8),
        INSTANT(9),
        LOCAL_DATE_TIME(10),
        LOCAL_DATE(11),
        LOCAL_TIME(12),
        UUID(13);

        private static final Kind[] BY_NUMBER = values();

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** Whether values of a type, primitive ones and enums too, go into a column. */
    static boolean isColumnType(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || TYPES.contains(type);
    }

    /**
     * Writes a value.
     *
     * @throws IllegalArgumentException if no column takes it
     */
    static void write(@Nullable Object value, StateOutput out) {
        if (value == null) {
            out.writeByte(Kind.NULL.number);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else if (value instanceof Boolean flag) {
            out.writeByte((flag ? Kind.TRUE : Kind.FALSE).number);
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (value instanceof CharSequence || value instanceof Character) {
            write(Kind.TEXT, StateSerializers.string(), value.toString(), out);
        } else if (value instanceof Enum<?> constant) {
            write(Kind.TEXT, StateSerializers.string(), constant.name(), out);
        } else {
            writeOther(value, out);
        }
    }

    private static void writeNumber(Number number, StateOutput out) {
        if (number instanceof Float value) {
            write(Kind.FLOAT, StateSerializers.float32(), value, out);
        } else if (number instanceof Double value) {
            write(Kind.DOUBLE, StateSerializers.float64(), value, out);
        } else if (number instanceof BigDecimal value) {
            write(Kind.DECIMAL, StateSerializers.bigDecimal(), value, out);
        } else if (number instanceof BigInteger value) {
            write(Kind.DECIMAL, StateSerializers.bigDecimal(), new BigDecimal(value), out);
        } else if (TYPES.contains(number.getClass())) {
            write(Kind.INTEGER, StateSerializers.int64(), number.longValue(), out);
        } else {
            throw noColumnTakes(number);
        }
    }

    private static void writeOther(Object value, StateOutput out) {
        if (value instanceof Instant instant) {
            write(Kind.INSTANT, StateSerializers.instant(), instant, out);
        } else if (value instanceof OffsetDateTime time) {
            write(Kind.INSTANT, StateSerializers.instant(), time.toInstant(), out);
        } else if (value instanceof ZonedDateTime time) {
            write(Kind.INSTANT, StateSerializers.instant(), time.toInstant(), out);
        } else if (value instanceof LocalDateTime time) {
            write(Kind.LOCAL_DATE_TIME, StateSerializers.localDateTime(), time, out);
        } else if (value instanceof LocalDate date) {
            write(Kind.LOCAL_DATE, StateSerializers.localDate(), date, out);
        } else if (value instanceof LocalTime time) {
            write(Kind.LOCAL_TIME, StateSerializers.localTime(), time, out);
        } else if (value instanceof UUID uuid) {
            write(Kind.UUID, StateSerializers.uuid(), uuid, out);
        } else if (value instanceof byte[] bytes) {
            out.writeByte(Kind.BYTES.number);
            StateArrays.writeBytes(out, bytes);
        } else {
            throw noColumnTakes(value);
        }
    }

    private static <V> void write(Kind kind, StateSerializer<V> serializer, V value, StateOutput out) {
        out.writeByte(kind.number);
        serializer.write(value, out);
    }

    private static IllegalArgumentException noColumnTakes(Object value) {
        return new IllegalArgumentException("it is a " + value.getClass().getTypeName() + ", which no column takes");
    }

    /** Reads a value back: null, or a Boolean, Long, Float, Double, BigDecimal, String, byte[], Instant, local time or UUID. */
    static @Nullable Object read(StateInput in) {
        return switch (Kind.BY_NUMBER[in.readAlternative(Kind.BY_NUMBER.length)]) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case INTEGER -> StateSerializers.int64().read(in);
            case FLOAT -> StateSerializers.float32().read(in);
            case DOUBLE -> StateSerializers.float64().read(in);
            case DECIMAL -> StateSerializers.bigDecimal().read(in);
            case TEXT -> StateSerializers.string().read(in);
            case BYTES -> StateArrays.readBytes(in);
            case INSTANT -> StateSerializers.instant().read(in);
            case LOCAL_DATE_TIME -> StateSerializers.localDateTime().read(in);
            case LOCAL_DATE -> StateSerializers.localDate().read(in);
            case LOCAL_TIME -> StateSerializers.localTime().read(in);
            case UUID -> StateSerializers.uuid().read(in);
        };
    }
}
