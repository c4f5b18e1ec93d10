package dev.holdfast.processor.write;

import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.StateType;
import java.util.List;

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
        } else if (type instanceof StateType.RecordOf record) {
            return record.name().simpleName();
        } else if (type instanceof StateType.ListOf list) {
            return "count, then for each: " + of(list.element());
        } else if (type instanceof StateType.MapOf map) {
            return "count, then for each: " + of(map.key()) + "; " + of(map.value());
        }
        return "boolean, then if true: " + of(((StateType.NullableOf) type).type());
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
