package dev.holdfast.delta;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Java's types are in a table, and in a commit, where values stand as the kernel takes them. */
@SuppressWarnings("ImmutableEnumChecker") // what is in the fields never changes, but has no annotation that says so
enum ColumnType {
    BOOLEAN(BooleanType.BOOLEAN, StateSerializers.bool(), Literal::ofBoolean, boolean.class, Boolean.class),
    BYTE(ByteType.BYTE, StateSerializers.int8(), Literal::ofByte, byte.class, Byte.class),
    SHORT(ShortType.SHORT, StateSerializers.int16(), Literal::ofShort, short.class, Short.class),
    INTEGER(IntegerType.INTEGER, StateSerializers.int32(), Literal::ofInt, int.class, Integer.class),
    LONG(LongType.LONG, StateSerializers.int64(), Literal::ofLong, long.class, Long.class),
    FLOAT(FloatType.FLOAT, StateSerializers.float32(), null, float.class, Float.class),
    DOUBLE(DoubleType.DOUBLE, StateSerializers.float64(), null, double.class, Double.class),
    DECIMAL(new DecimalType(38, 18), StateSerializers.bigDecimal(), null, BigDecimal.class),
    TEXT(
            StringType.STRING,
            StateSerializers.string(),
            Literal::ofString,
            String.class,
            char.class,
            Character.class,
            UUID.class),
    BYTES(BinaryType.BINARY, StateSerializers.bytes(), null, byte[].class),
    INSTANT(TimestampType.TIMESTAMP, StateSerializers.int64(), null, Instant.class),
    DATE(DateType.DATE, StateSerializers.int32(), Literal::ofDate, LocalDate.class);

    private final DataType dataType;
    private final Codec<?> codec;
    private final Set<Class<?>> javaTypes;

    <V> ColumnType(
            DataType dataType,
            StateSerializer<V> serializer,
            @Nullable Function<V, Literal> literal,
            Class<?>... javaTypes) {
        this.dataType = dataType;
        codec = new Codec<>(serializer, literal);
        this.javaTypes = Set.of(javaTypes);
    }

    /** Values of one type, in bytes and as the name of a partition, if they can be one. */
    private record Codec<V>(
            StateSerializer<V> serializer, @Nullable Function<V, Literal> literal) {

        @SuppressWarnings("unchecked") // a column holds values of its type only
        void write(Object value, StateOutput out) {
            serializer.write((V) value, out);
        }

        @SuppressWarnings("unchecked") // a column holds values of its type only
        Literal literal(Object value) {
            if (literal == null) {
                throw new IllegalStateException("The type is none of a partition.");
            }
            return literal.apply((V) value);
        }
    }

    /** The type of a column for values of a type of Java. */
    static Optional<ColumnType> of(Type javaType) {
        if (javaType instanceof Class<?> type && type.isEnum()) {
            return Optional.of(TEXT);
        }
        return Arrays.stream(values())
                .filter(type -> type.javaTypes.contains(javaType))
                .findFirst();
    }

    DataType dataType() {
        return dataType;
    }

    /** Whether rows can be parted by its values: floating numbers, bytes and exact times make no names. */
    boolean isPartition() {
        return codec.literal() != null;
    }

    /** The value as a constant of the kernel, for a partition. */
    Literal literal(@Nullable Object value) {
        return value == null ? Literal.ofNull(dataType) : codec.literal(value);
    }

    /** Writes a value of a row. */
    void write(Object value, StateOutput out) {
        codec.write(toKernel(value), out);
    }

    Object read(StateInput in) {
        return codec.serializer().read(in);
    }

    private Object toKernel(Object value) {
        return switch (this) {
            case TEXT -> value instanceof Enum<?> constant ? constant.name() : value.toString();
            case INSTANT -> toMicros((Instant) value);
            case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case DECIMAL -> toDecimal((BigDecimal) value);
            default -> value;
        };
    }

    /** What is finer is cut off. */
    private static long toMicros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }

    private BigDecimal toDecimal(BigDecimal value) {
        DecimalType type = (DecimalType) dataType;
        BigDecimal scaled = value.setScale(type.getScale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > type.getPrecision()) {
            throw new ArithmeticException("more than " + type.getPrecision() + " digits");
        }
        return scaled;
    }
}
