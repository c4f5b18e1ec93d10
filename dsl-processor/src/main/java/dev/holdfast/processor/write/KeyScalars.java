package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.KeyScalar;
import dev.holdfast.serial.KeySerializers;

/**
 * What generated code calls for a key type without parts.
 *
 * @param method what follows {@code write} and {@code read} in the names of the methods
 * @param isOnOutput whether they are methods of {@code StateOutput} and {@code StateInput}, else of {@code KeySerializers}
 * @param factory the method of {@code KeySerializers}
 * @param layout the encoding, as the Javadoc of the serializer names it
 */
record KeyScalars(String method, boolean isOnOutput, String factory, String layout) {

    static KeyScalars of(KeyScalar type) {
        return switch (type) {
            case BYTE -> new KeyScalars("KeyByte", true, "int8", "one byte, sorted");
            case SHORT -> new KeyScalars("KeyShort", true, "int16", "two bytes, sorted");
            case INT -> new KeyScalars("KeyInt", true, "int32", "four bytes, sorted");
            case LONG -> new KeyScalars("KeyLong", true, "int64", "eight bytes, sorted");
            case STRING -> new KeyScalars("KeyString", true, "string", "string, sorted");
            case UUID -> new KeyScalars("Uuid", false, "uuid", "sixteen bytes, sorted");
            case LOCAL_DATE -> new KeyScalars("LocalDate", false, "localDate", "eight bytes, sorted");
            case INSTANT -> new KeyScalars("Instant", false, "instant", "twelve bytes, sorted");
        };
    }

    CodeBlock write(CodeBlock value, String out) {
        return isOnOutput
                ? CodeBlock.of("$N.write$L($L)", out, method, value)
                : CodeBlock.of("$T.write$L($N, $L)", KeySerializers.class, method, out, value);
    }

    CodeBlock read(String in) {
        return isOnOutput
                ? CodeBlock.of("$N.read$L()", in, method)
                : CodeBlock.of("$T.read$L($N)", KeySerializers.class, method, in);
    }
}
