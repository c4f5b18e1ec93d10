package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.holdfast.runtime.io.lines.BadLineException;
import dev.holdfast.runtime.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A type as columns of text: for each of its properties one, whose cells are read as JSON would be that has the same text in it.
 * Thread safe.
 */
public final class JsonColumns<T> {

    private static final String FIX =
            ". Name the columns in the first row, each once, or say withoutHeading() and separatedBy(…)"
                    + " if that is how the file is.";

    private final String typeName;
    private final JsonLineParser<T> parser;
    private final Map<String, BeanPropertyDefinition> properties = new LinkedHashMap<>();

    private JsonColumns(Class<T> type, JsonLineParser<T> parser) {
        typeName = type.getSimpleName();
        this.parser = parser;
    }

    /**
     * The columns of a type.
     *
     * @param unit of numbers that stand for times, or null if none do
     * @throws IOException if no row can give a value of the type
     */
    public static <T> JsonColumns<T> of(Class<T> type, @Nullable TimeUnit unit) throws IOException {
        JsonColumns<T> columns = new JsonColumns<>(type, JsonLineParser.of(type, unit));
        DeserializationConfig config = JsonMapping.MAPPER.getDeserializationConfig();
        for (BeanPropertyDefinition property :
                config.introspect(config.constructType(type)).findProperties()) {
            if (!JsonCellKind.isCell(property.getPrimaryType())) {
                throw new IOException("Type " + type.getName() + " cannot be read from cells: " + property.getName()
                        + " is of " + property.getPrimaryType().getRawClass().getName()
                        + ", which is no single value. Leave it out of the record, or read JSON lines.");
            }
            columns.properties.put(property.getName(), property);
        }
        if (columns.properties.isEmpty()) {
            throw new IOException("Type " + type.getName()
                    + " cannot be read from cells: it has no components that could be columns. Name a record.");
        }
        return columns;
    }

    /** All of them, in the order in which the type declares them. */
    public Order<T> order() {
        return new Order<>(
                parser,
                List.copyOf(properties.keySet()),
                properties.values().stream().map(JsonCellKind::of).toList());
    }

    /**
     * Those that a heading names, in its order. Others that it names are ignored, and those that it does not name are null.
     *
     * @throws IOException if it cannot be meant; the message goes on after the name of the file
     */
    public Order<T> order(List<@Nullable String> heading) throws IOException {
        List<String> names =
                heading.stream().map(name -> name == null ? "" : name).toList();
        Map<String, BeanPropertyDefinition> known = new LinkedHashMap<>(properties);
        properties
                .values()
                .forEach(property -> property.findAliases().stream()
                        .map(PropertyName::getSimpleName)
                        .forEach(alias -> known.put(alias, property)));
        requireOnce(names, known);
        requireAll(names, known);
        return new Order<>(
                parser,
                names,
                names.stream()
                        .map(name -> known.containsKey(name) ? JsonCellKind.of(known.get(name)) : JsonCellKind.NONE)
                        .toList());
    }

    private static void requireOnce(List<String> names, Map<String, BeanPropertyDefinition> known) throws IOException {
        Set<BeanPropertyDefinition> seen = new HashSet<>();
        for (String name : names) {
            BeanPropertyDefinition property = known.get(name);
            if (property != null && !seen.add(property)) {
                throw new IOException("has more than one column for " + property.getName() + FIX);
            }
        }
    }

    private void requireAll(List<String> names, Map<String, BeanPropertyDefinition> known) throws IOException {
        if (names.stream().noneMatch(known::containsKey)) {
            throw new IOException("has none of the columns of " + typeName + " in its first row: "
                    + String.join(", ", properties.keySet()) + FIX);
        }
        Set<BeanPropertyDefinition> named =
                names.stream().filter(known::containsKey).map(known::get).collect(Collectors.toSet());
        for (BeanPropertyDefinition property : properties.values()) {
            if (property.getRawPrimaryType().isPrimitive() && !named.contains(property)) {
                throw new IOException("has no column " + property.getName() + ", and " + typeName
                        + " has no value for it when it is missing" + FIX);
            }
        }
    }

    /**
     * Columns in the order of a file. Thread safe.
     *
     * @param <T> the type of the events
     */
    public static final class Order<T> {

        private final JsonLineParser<T> parser;
        private final List<String> names;
        private final List<JsonCellKind> kinds;

        private Order(JsonLineParser<T> parser, List<String> names, List<JsonCellKind> kinds) {
            this.parser = parser;
            this.names = names;
            this.kinds = kinds;
        }

        /** How many columns there are. */
        public int size() {
            return names.size();
        }

        /** The event of a row, of as many cells as there are columns. */
        public T parse(List<@Nullable String> cells) throws BadLineException {
            StringBuilder json = new StringBuilder("{");
            for (int i = 0; i < names.size(); i++) {
                if (kinds.get(i) != JsonCellKind.NONE) {
                    json.append(json.length() > 1 ? "," : "");
                    JsonString.append(json, names.get(i));
                    kinds.get(i).append(json.append(':'), cells.get(i));
                }
            }
            byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
            try {
                return parser.parse(bytes, 0, bytes.length);
            } catch (BadLineException e) {
                throw new BadLineException(e.getMessage().replaceAll(" \\(column \\d+\\)", ""));
            }
        }
    }
}
