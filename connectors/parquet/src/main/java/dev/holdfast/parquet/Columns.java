package dev.holdfast.parquet;

import dev.holdfast.parquet.Scalar.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The columns of values that are no point in time. */
final class Columns {

    static final int DECIMAL_DIGITS = 38;
    static final int DECIMAL_BYTES = 16;
    private static final int DECIMAL_SCALE = 18;
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    static final Column BOOLEAN = new Plain(
            PrimitiveTypeName.BOOLEAN,
            null,
            (value, out) -> out.addBoolean((Boolean) value),
            type -> is(type, null) ? Optional.of(value -> value) : Optional.empty());
    static final Column BYTE =
            integer(8, value -> (byte) Math.toIntExact(range(value, Byte.MIN_VALUE, Byte.MAX_VALUE)));
    static final Column SHORT =
            integer(16, value -> (short) Math.toIntExact(range(value, Short.MIN_VALUE, Short.MAX_VALUE)));
    static final Column INT = integer(32, value -> Math.toIntExact(range(value, Integer.MIN_VALUE, Integer.MAX_VALUE)));
    static final Column LONG = new Plain(
            PrimitiveTypeName.INT64,
            null,
            (value, out) -> out.addLong((Long) value),
            type -> isInteger(type) ? Optional.of(value -> ((Number) value).longValue()) : Optional.empty());
    static final Column FLOAT = new Plain(
            PrimitiveTypeName.FLOAT,
            null,
            (value, out) -> out.addFloat((Float) value),
            type -> type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT
                    ? Optional.of(value -> value)
                    : Optional.empty());
    static final Column DOUBLE =
            new Plain(PrimitiveTypeName.DOUBLE, null, (value, out) -> out.addDouble((Double) value), Columns::doubles);
    static final Column BYTES = new Plain(
            PrimitiveTypeName.BINARY,
            null,
            (value, out) -> out.addBinary(Binary.fromReusedByteArray((byte[]) value)),
            type -> isBinary(type) && type.getLogicalTypeAnnotation() == null
                    ? Optional.of(value -> ((Binary) value).getBytes())
                    : Optional.empty());
    static final Column DATE = new Plain(
            PrimitiveTypeName.INT32,
            LogicalTypeAnnotation.dateType(),
            (value, out) -> out.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay())),
            type -> LogicalTypeAnnotation.dateType().equals(type.getLogicalTypeAnnotation())
                    ? Optional.of(value -> LocalDate.ofEpochDay((Integer) value))
                    : Optional.empty());
    static final Column TIME = new Plain(
            PrimitiveTypeName.INT64,
            LogicalTypeAnnotation.timeType(false, TimeUnit.NANOS),
            (value, out) -> out.addLong(((LocalTime) value).toNanoOfDay()),
            Columns::times);
    static final Column DECIMAL = decimal(DECIMAL_SCALE, value -> (BigDecimal) value, value -> value);
    static final Column BIG_INTEGER =
            decimal(0, value -> new BigDecimal((BigInteger) value), BigDecimal::toBigIntegerExact);

    private Columns() {}

    private record Plain(
            PrimitiveTypeName physical,
            @Nullable LogicalTypeAnnotation logical,
            BiConsumer<Object, RecordConsumer> writer,
            Function<PrimitiveType, Optional<Function<Object, Object>>> readers)
            implements Column {

        @Override
        public PrimitiveType type(String name, boolean isNullable) {
            Types.PrimitiveBuilder<PrimitiveType> type =
                    Types.primitive(physical, isNullable ? Repetition.OPTIONAL : Repetition.REQUIRED);
            if (physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
                type = type.length(DECIMAL_BYTES);
            }
            return (logical == null ? type : type.as(logical)).named(name);
        }

        @Override
        public void write(Object value, RecordConsumer out) {
            writer.accept(value, out);
        }

        @Override
        public Optional<Function<Object, Object>> reader(PrimitiveType type) {
            return readers.apply(type);
        }
    }

    /** Text, from which the value is made when it is read. */
    static Column text(Function<String, Object> parser) {
        return new Plain(
                PrimitiveTypeName.BINARY,
                LogicalTypeAnnotation.stringType(),
                (value, out) -> out.addBinary(Scalar.binary(value.toString())),
                type -> isText(type) ? Optional.of(value -> parser.apply(decode((Binary) value))) : Optional.empty());
    }

    /** Old writers do not say that bytes are text. */
    private static boolean isText(PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return isBinary(type)
                && (logical == null
                        || logical.equals(LogicalTypeAnnotation.stringType())
                        || logical.equals(LogicalTypeAnnotation.enumType())
                        || logical.equals(LogicalTypeAnnotation.jsonType()));
    }

    private static String decode(Binary value) {
        ByteBuffer bytes = value.toByteBuffer();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("bytes are not UTF-8", e);
        }
    }

    private static Column integer(int bits, Function<Object, Object> reader) {
        return new Plain(
                PrimitiveTypeName.INT32,
                bits == 32 ? null : LogicalTypeAnnotation.intType(bits, true),
                (value, out) -> out.addInteger(((Number) value).intValue()),
                type -> isInteger(type) ? Optional.of(reader) : Optional.empty());
    }

    private static long range(Object value, long least, long greatest) {
        long number = ((Number) value).longValue();
        if (number < least || number > greatest) {
            throw new ArithmeticException("a number is out of range");
        }
        return number;
    }

    private static boolean isInteger(PrimitiveType type) {
        boolean isPhysical = type.getPrimitiveTypeName() == PrimitiveTypeName.INT32
                || type.getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return isPhysical
                && (logical == null || (logical instanceof IntLogicalTypeAnnotation number && number.isSigned()));
    }

    private static boolean is(PrimitiveType type, @Nullable LogicalTypeAnnotation logical) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN && type.getLogicalTypeAnnotation() == logical;
    }

    private static boolean isBinary(PrimitiveType type) {
        return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
    }

    private static Optional<Function<Object, Object>> doubles(PrimitiveType type) {
        boolean isFloating = type.getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE
                || type.getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
        return isFloating ? Optional.of(value -> ((Number) value).doubleValue()) : Optional.empty();
    }

    private static Optional<Function<Object, Object>> times(PrimitiveType type) {
        if (!(type.getLogicalTypeAnnotation() instanceof TimeLogicalTypeAnnotation time)) {
            return Optional.empty();
        }
        long nanos = switch (time.getUnit()) {
            case MILLIS -> NANOS_PER_MILLI;
            case MICROS -> NANOS_PER_MICRO;
            case NANOS -> 1;
        };
        return Optional.of(value -> LocalTime.ofNanoOfDay(Math.multiplyExact(((Number) value).longValue(), nanos)));
    }

    private static Column decimal(int scale, Function<Object, BigDecimal> toDecimal, Function<BigDecimal, Object> of) {
        return new Plain(
                PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
                LogicalTypeAnnotation.decimalType(scale, DECIMAL_DIGITS),
                (value, out) -> out.addBinary(Binary.fromConstantByteArray(bytes(toDecimal.apply(value), scale))),
                type -> type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal
                        ? Optional.of(value -> of.apply(decimal(value, decimal.getScale())))
                        : Optional.empty());
    }

    private static BigDecimal decimal(Object value, int scale) {
        BigInteger unscaled = value instanceof Binary binary
                ? new BigInteger(binary.getBytes())
                : BigInteger.valueOf(((Number) value).longValue());
        return new BigDecimal(unscaled, scale);
    }

    private static byte[] bytes(BigDecimal value, int scale) {
        BigDecimal scaled = value.setScale(scale, RoundingMode.UNNECESSARY);
        if (scaled.precision() > DECIMAL_DIGITS) {
            throw new ArithmeticException("a number has more than " + DECIMAL_DIGITS + " digits");
        }
        byte[] number = scaled.unscaledValue().toByteArray();
        byte[] bytes = new byte[DECIMAL_BYTES];
        Arrays.fill(bytes, (byte) (scaled.signum() < 0 ? -1 : 0));
        System.arraycopy(number, 0, bytes, DECIMAL_BYTES - number.length, number.length);
        return bytes;
    }
}
