package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateArrays;
import dev.holdfast.serial.StateNumbers;
import dev.holdfast.serial.StateTimes;
import org.jspecify.annotations.Nullable;

/**
 * What generated code calls for a state type without parts.
 *
 * @param owner the class of the static methods, or null for methods of the output and the input
 * @param method what follows {@code write} and {@code read} in the names of the methods
 * @param constant of {@code SchemaType}; of an array, that of its elements
 * @param isArray whether the schema is a list
 * @param factory the method of {@code StateSerializers}
 * @param layout the encoding, as the Javadoc of the serializer names it
 */
record StateScalars(
        @Nullable Class<?> owner, String method, String constant, boolean isArray, String factory, String layout) {

    static StateScalars of(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> basic("Boolean", "BOOLEAN", "bool", "boolean");
            case BYTE -> basic("Byte", "BYTE", "int8", "byte");
            case SHORT -> basic("Short", "SHORT", "int16", "varint");
            case CHAR -> basic("Char", "CHAR", "character", "unsigned varint");
            case INT -> basic("VarInt", "INT", "int32", "varint");
            case LONG -> basic("VarLong", "LONG", "int64", "varlong");
            case FLOAT -> basic("Float", "FLOAT", "float32", "four bytes");
            case DOUBLE -> basic("Double", "DOUBLE", "float64", "eight bytes");
            case STRING -> basic("String", "STRING", "string", "string");
            case INSTANT -> basic("Instant", "INSTANT", "instant", "instant");
            case DURATION -> basic("Duration", "DURATION", "duration", "duration");
            case LOCAL_DATE -> time("LocalDate", "LOCAL_DATE", "localDate", "epoch day as varlong");
            case LOCAL_TIME -> time("LocalTime", "LOCAL_TIME", "localTime", "local time");
            case LOCAL_DATE_TIME -> time("LocalDateTime", "LOCAL_DATE_TIME", "localDateTime", "local date and time");
            case OFFSET_TIME -> time("OffsetTime", "OFFSET_TIME", "offsetTime", "local time, offset");
            case OFFSET_DATE_TIME ->
                time("OffsetDateTime", "OFFSET_DATE_TIME", "offsetDateTime", "local date and time, offset");
            case ZONED_DATE_TIME -> time("ZonedDateTime", "ZONED_DATE_TIME", "zonedDateTime", "instant, zone");
            case ZONE_ID -> time("ZoneId", "ZONE_ID", "zoneId", "string");
            case ZONE_OFFSET -> time("ZoneOffset", "ZONE_OFFSET", "zoneOffset", "seconds as varint");
            case YEAR -> time("Year", "YEAR", "year", "varint");
            case YEAR_MONTH -> time("YearMonth", "YEAR_MONTH", "yearMonth", "varint, byte");
            case MONTH_DAY -> time("MonthDay", "MONTH_DAY", "monthDay", "two bytes");
            case PERIOD -> time("Period", "PERIOD", "period", "three varints");
            case UUID -> number("Uuid", "UUID", "uuid", "sixteen bytes");
            case BIG_INTEGER -> number("BigInteger", "BIG_INTEGER", "bigInteger", "count, then bytes");
            case BIG_DECIMAL -> number("BigDecimal", "BIG_DECIMAL", "bigDecimal", "varint, then count, then bytes");
            case BYTES -> new StateScalars(StateArrays.class, "Bytes", "BYTES", false, "bytes", "count, then bytes");
            case BOOLEANS -> array("Booleans", ScalarType.BOOLEAN);
            case SHORTS -> array("Shorts", ScalarType.SHORT);
            case CHARS -> array("Chars", ScalarType.CHAR);
            case INTS -> array("Ints", ScalarType.INT);
            case LONGS -> array("Longs", ScalarType.LONG);
            case FLOATS -> array("Floats", ScalarType.FLOAT);
            case DOUBLES -> array("Doubles", ScalarType.DOUBLE);
        };
    }

    private static StateScalars basic(String method, String constant, String factory, String layout) {
        return new StateScalars(null, method, constant, false, factory, layout);
    }

    private static StateScalars time(String method, String constant, String factory, String layout) {
        return new StateScalars(StateTimes.class, method, constant, false, factory, layout);
    }

    private static StateScalars number(String method, String constant, String factory, String layout) {
        return new StateScalars(StateNumbers.class, method, constant, false, factory, layout);
    }

    private static StateScalars array(String method, ScalarType element) {
        StateScalars each = of(element);
        return new StateScalars(
                StateArrays.class, method, each.constant, true, "none", "count, then for each: " + each.layout);
    }

    // SchemaType.LONG
    CodeBlock schema() {
        CodeBlock type = CodeBlock.of("$T.$L", SchemaType.class, constant);
        return isArray ? CodeBlock.of("$T.list($L)", SchemaType.class, type) : type;
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
