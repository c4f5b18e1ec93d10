package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.serial.KeySerializers;

/** Serializers of whole keys: that of an update function, a field of an event. */
final class WholeKeySerializers {

    private WholeKeySerializers() {}

    // KeySerializers.string()
    // KeySerializers.enumeration(Device.class)
    // new StorePageSerializer()
    static CodeBlock of(KeyType type) {
        if (type instanceof KeyType.Scalar scalar) {
            return CodeBlock.of(
                    "$T.$L()",
                    KeySerializers.class,
                    KeyScalars.of(scalar.type()).factory());
        } else if (type instanceof KeyType.EnumOf constants) {
            return CodeBlock.of("$T.enumeration($T.class)", KeySerializers.class, constants.name());
        }
        return CodeBlock.of("new $T()", GeneratedNames.serializer(((KeyType.RecordOf) type).name()));
    }
}
