package dev.holdfast.processor.baseline;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An accepted schema as a text: a line per field, with its {@code @DefaultValue}, which the schema itself does not tell. It is
 * there for those who look at the difference: states without the field change their value with it.
 */
final class BaselineText {

    private static final Pattern DEFAULT = Pattern.compile(" = \"((?:[^\"\\\\]|\\\\.)*)\"(?=[,)]?$)");

    private BaselineText() {}

    static String of(SchemaType schema) {
        if (!(schema instanceof RecordOf record) || record.fields().isEmpty()) {
            return schema + "\n";
        }
        String text = record.toString();
        List<String> fields = record.fields().stream().map(BaselineText::line).toList();
        return text.substring(0, text.indexOf('(')) + "(\n" + String.join(",\n", fields) + ")\n";
    }

    /** @throws IllegalArgumentException if the text is of something else */
    static SchemaType parse(String text) {
        StringBuilder plain = new StringBuilder();
        for (String line : text.strip().split("\\R", -1)) {
            plain.append(DEFAULT.matcher(line).replaceFirst("").strip()).append(line.endsWith(",") ? " " : "");
        }
        return SchemaType.parse(plain.toString());
    }

    private static String line(SchemaField field) {
        String text = field.defaultText();
        return "    " + field + (text == null ? "" : " = \"" + escaped(text) + "\"");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
