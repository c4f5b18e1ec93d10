package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.serial.StateArrays;
import dev.holdfast.serial.StateNumbers;
import dev.holdfast.serial.StateTimes;
import org.jspecify.annotations.Nullable;

/**
 * What generated code calls for a state type without parts.
 *
 * @param owner the class of the static methods, or null for methods of the output and the input
 * @param method what follows {@code write} and {@code read} in the names of the methods
 * @param factory the method of {@code StateSerializers}
 * @param layout the encoding, as the Javadoc of the serializer names it
 */
record StateScalars(@Nullable Class<?> owner, String method, String factory, String layout) {

    static StateScalars of(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> basic("Boolean", "bool", "boolean");
            case BYTE -> basic("Byte", "int8", "byte");
            case SHORT -> basic("Short", "int16", "varint");
            case CHAR -> basic("Char", "character", "unsigned varint");
            case INT -> basic("VarInt", "int32", "varint");
            case LONG -> basic("VarLong", "int64", "varlong");
            case FLOAT -> basic("Float", "float32", "four bytes");
            case DOUBLE -> basic("Double", "float64", "eight bytes");
            case STRING -> basic("String", "string", "string");
            case INSTANT -> basic("Instant", "instant", "instant");
            case DURATION -> basic("Duration", "duration", "duration");
            case LOCAL_DATE -> time("LocalDate", "localDate", "epoch day as varlong");
            case LOCAL_TIME -> time("LocalTime", "localTime", "local time");
            case LOCAL_DATE_TIME -> time("LocalDateTime", "localDateTime", "local date and time");
            case OFFSET_TIME -> time("OffsetTime", "offsetTime", "local time, offset");
            case OFFSET_DATE_TIME -> time("OffsetDateTime", "offsetDateTime", "local date and time, offset");
            case ZONED_DATE_TIME -> time("ZonedDateTime", "zonedDateTime", "instant, zone");
            case ZONE_ID -> time("ZoneId", "zoneId", "string");
            case ZONE_OFFSET -> time("ZoneOffset", "zoneOffset", "seconds as varint");
            case YEAR -> time("Year", "year", "varint");
            case YEAR_MONTH -> time("YearMonth", "yearMonth", "varint, byte");
            case MONTH_DAY -> time("MonthDay", "monthDay", "two bytes");
            case PERIOD -> time("Period", "period", "three varints");
            case UUID -> number("Uuid", "uuid", "sixteen bytes");
            case BIG_INTEGER -> number("BigInteger", "bigInteger", "count, then bytes");
            case BIG_DECIMAL -> number("BigDecimal", "bigDecimal", "varint, then count, then bytes");
            case BYTES -> new StateScalars(StateArrays.class, "Bytes", "bytes", "count, then bytes");
            case BOOLEANS -> array("Booleans", ScalarType.BOOLEAN);
            case SHORTS -> array("Shorts", ScalarType.SHORT);
            case CHARS -> array("Chars", ScalarType.CHAR);
            case INTS -> array("Ints", ScalarType.INT);
            case LONGS -> array("Longs", ScalarType.LONG);
            case FLOATS -> array("Floats", ScalarType.FLOAT);
            case DOUBLES -> array("Doubles", ScalarType.DOUBLE);
        };
    }

    private static StateScalars basic(String method, String factory, String layout) {
        return new StateScalars(null, method, factory, layout);
    }

    private static StateScalars time(String method, String factory, String layout) {
        return new StateScalars(StateTimes.class, method, factory, layout);
    }

    private static StateScalars number(String method, String factory, String layout) {
        return new StateScalars(StateNumbers.class, method, factory, layout);
    }

    private static StateScalars array(String method, ScalarType element) {
        StateScalars each = of(element);
        return new StateScalars(StateArrays.class, method, "none", "count, then for each: " + each.layout);
    }

    // out.writeVarLong(value.clicks())
    // StateTimes.readLocalDate(in)
    ValueCode code() {
        if (owner == null) {
            return ValueCode.ofCalls(
                    value -> CodeBlock.of("out.write$L($L)", method, value),
                    in -> CodeBlock.of("$N.read$L()", in, method));
        }
        return ValueCode.ofCalls(
                value -> CodeBlock.of("$T.write$L(out, $L)", owner, method, value),
                in -> CodeBlock.of("$T.read$L($N)", owner, method, in));
    }
}
