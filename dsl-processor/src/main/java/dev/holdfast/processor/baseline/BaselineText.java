package dev.holdfast.processor.baseline;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An accepted schema as a text: a line per field, with its {@code @DefaultValue}, which the schema itself does not tell. A new
 * field that has the default of one that is gone is more likely that one under another name.
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
        List<@Nullable String> defaults = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (String line : text.strip().split("\\R", -1)) {
            Matcher matcher = DEFAULT.matcher(line);
            defaults.add(matcher.find() ? matcher.group(1) : null);
            plain.append(matcher.replaceFirst("").strip()).append(line.endsWith(",") ? " " : "");
        }
        SchemaType schema = SchemaType.parse(plain.toString());
        return schema instanceof RecordOf record && record.fields().size() == defaults.size() - 1
                ? withDefaults(record, defaults.subList(1, defaults.size()))
                : schema;
    }

    private static RecordOf withDefaults(RecordOf record, List<@Nullable String> defaults) {
        List<SchemaField> fields = new ArrayList<>();
        for (int i = 0; i < defaults.size(); i++) {
            SchemaField field = record.fields().get(i);
            String text = defaults.get(i);
            fields.add(text == null ? field : field.withDefault(text.translateEscapes()));
        }
        return new RecordOf(record.name(), record.version(), fields, record.formerNames());
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
