package dev.holdfast.processor.write;

import dev.holdfast.processor.model.ScalarType;

/**
 * What generated code calls for a state type without parts.
 *
 * @param method what follows {@code write} and {@code read} in the names of the methods
 * @param schema the constant of {@code SchemaType}
 * @param factory the method of {@code StateSerializers}
 * @param layout the encoding, as the Javadoc of the serializer names it
 */
record StateScalars(String method, String schema, String factory, String layout) {

    static StateScalars of(ScalarType type) {
        return switch (type) {
            case BOOLEAN -> new StateScalars("Boolean", "BOOLEAN", "bool", "boolean");
            case BYTE -> new StateScalars("Byte", "BYTE", "int8", "byte");
            case SHORT -> new StateScalars("Short", "SHORT", "int16", "varint");
            case CHAR -> new StateScalars("Char", "CHAR", "character", "unsigned varint");
            case INT -> new StateScalars("VarInt", "INT", "int32", "varint");
            case LONG -> new StateScalars("VarLong", "LONG", "int64", "varlong");
            case FLOAT -> new StateScalars("Float", "FLOAT", "float32", "four bytes");
            case DOUBLE -> new StateScalars("Double", "DOUBLE", "float64", "eight bytes");
            case STRING -> new StateScalars("String", "STRING", "string", "string");
            case INSTANT -> new StateScalars("Instant", "INSTANT", "instant", "instant");
            case DURATION -> new StateScalars("Duration", "DURATION", "duration", "duration");
        };
    }
}
