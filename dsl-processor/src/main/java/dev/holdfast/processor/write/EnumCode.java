package dev.holdfast.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What generated code calls for an enum. */
final class EnumCode {

    private EnumCode() {}

    // StateSerializers.enumeration(Status.class)
    // StateSerializers.enumeration(Status.class, Map.ofEntries(Map.entry("OPEN", "ACTIVE")))
    static CodeBlock serializer(StateType.EnumOf type) {
        if (type.formerNames().isEmpty()) {
            return CodeBlock.of("$T.enumeration($T.class)", StateSerializers.class, type.name());
        }
        List<CodeBlock> entries = new ArrayList<>();
        new TreeMap<>(type.formerNames())
                .forEach(
                        (former, present) -> entries.add(CodeBlock.of("$T.entry($S, $S)", Map.class, former, present)));
        return CodeBlock.of(
                "$T.enumeration($T.class, $T.ofEntries($L))",
                StateSerializers.class,
                type.name(),
                Map.class,
                CodeBlock.join(entries, ", "));
    }
}
