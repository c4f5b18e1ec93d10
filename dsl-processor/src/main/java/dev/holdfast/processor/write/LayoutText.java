package dev.holdfast.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The byte layout in the Javadoc of a serializer. */
final class LayoutText {

    /** The name of a component and its encoding. */
    record Line(String name, String layout) {}

    private LayoutText() {}

    // <pre>
    // clicks    varlong
    // lastPage  string, or null
    // </pre>
    static String of(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder("<pre>\n");
        for (Line line : lines) {
            text.append(line.name())
                    .append(" ".repeat(width + 2 - line.name().length()))
                    .append(line.layout())
                    .append('\n');
        }
        if (lines.isEmpty()) {
            text.append("a zero byte\n");
        }
        return text.append("</pre>\n").toString();
    }

    // list of string
    static String of(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return StateScalars.of(scalar.type()).layout();
        } else if (type instanceof StateType.EnumOf) {
            return "string";
        } else if (type instanceof StateType.MapOf map) {
            return "count, then for each: " + of(map.key()) + "; " + of(map.value());
        } else if (type instanceof StateType.CollectionOf || type instanceof StateType.ArrayOf) {
            return "count, then for each: " + part(type);
        } else if (type instanceof StateType.NullableOf || type instanceof StateType.OptionalOf) {
            return "boolean, then if true: " + part(type);
        } else if (type instanceof StateType.OptionalNumber number) {
            return "boolean, then if true: "
                    + StateScalars.of(number.kind().number()).layout();
        } else if (type instanceof StateType.InlineOf inline) {
            return inline.name().simpleName() + " of " + inside(inline.structure());
        } else if (type instanceof StateType.OpaqueOf || type instanceof StateType.KryoOf) {
            return "count, then bytes of its own serializer";
        }
        return simpleName(type);
    }

    private static String part(StateType type) {
        return of(type.parts().findFirst().orElseThrow());
    }

    private static String inside(Structure structure) {
        String parts = structure.types().map(LayoutText::of).collect(Collectors.joining(", "));
        return structure instanceof Structure.Sum ? "an alternative: " + parts : "(" + parts + ")";
    }

    private static String simpleName(StateType type) {
        TypeName name = type.javaType();
        return ((ClassName) (name instanceof ParameterizedTypeName generic ? generic.rawType() : name)).simpleName();
    }

    // 0  Circle
    // 1  Square
    static List<Line> alternatives(Structure.Sum sum) {
        List<Line> lines = new ArrayList<>();
        for (Structure.Alternative alternative : sum.alternatives()) {
            lines.add(new Line(String.valueOf(lines.size()), of(alternative.type())));
        }
        return lines;
    }

    // eight bytes, sorted
    static String of(KeyType type) {
        if (type instanceof KeyType.Scalar scalar) {
            return KeyScalars.of(scalar.type()).layout();
        } else if (type instanceof KeyType.EnumOf) {
            return "string, sorted";
        }
        return ((KeyType.RecordOf) type).name().simpleName();
    }
}
