package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.GeneratedNames;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.StateSerializers;
import java.util.Optional;

/** Serializers of values that stand alone: the state of an update function, a field of an event. */
final class WholeSerializers {

    private WholeSerializers() {}

    // StateSerializers.string()
    // new SessionSerializer()
    static Optional<CodeBlock> of(StateType type) {
        if (type instanceof StateType.Scalar scalar && scalar.type().isState()) {
            return Optional.of(CodeBlock.of(
                    "$T.$L()",
                    StateSerializers.class,
                    StateScalars.of(scalar.type()).factory()));
        } else if (type instanceof StateType.EnumOf constant) {
            return Optional.of(CodeBlock.of("$T.enumeration($T.class)", StateSerializers.class, constant.name()));
        } else if (type instanceof StateType.KeyOf key) {
            return Optional.of(
                    CodeBlock.of("$T.key(new $T())", StateSerializers.class, GeneratedNames.serializer(key.name())));
        } else if (type instanceof StateType.OpaqueOf opaque) {
            return Optional.of(CodeBlock.of("new $T()", opaque.serializer()));
        } else if (type instanceof StateType.RecordOf record) {
            return Optional.of(CodeBlock.of("new $T()", GeneratedNames.serializer(record.name())));
        }
        return Optional.empty();
    }
}
