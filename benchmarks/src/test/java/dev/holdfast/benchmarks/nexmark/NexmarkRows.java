package dev.holdfast.benchmarks.nexmark;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fixed events, the known results, and rows as text that can be compared. */
final class NexmarkRows {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");
    private static final Pattern WHOLE_SECOND = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** A double has 15 digits; the known averages have more. */
    private static final MathContext PRECISION = new MathContext(14);

    private NexmarkRows() {}

    static List<NexmarkEvent> events() {
        return lines("events.jsonl").map(NexmarkRows::event).toList();
    }

    private static NexmarkEvent event(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            Class<? extends NexmarkEvent> type = switch (node.get("type").asText()) {
                case "person" -> Person.class;
                case "auction" -> Auction.class;
                default -> Bid.class;
            };
            return MAPPER.treeToValue(node, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The known rows of a query, sorted. */
    static List<String> expected(String query) {
        return lines("expected/" + query + ".tsv")
                .skip(1)
                .map(line -> text(Stream.of(line.split("\t", -1))))
                .sorted()
                .toList();
    }

    private static Stream<String> lines(String name) {
        try (InputStream in = NexmarkRows.class.getResourceAsStream("/nexmark/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values as a line of text. */
    static String text(Stream<?> values) {
        return values.map(NexmarkRows::cell).collect(Collectors.joining("\t"));
    }

    private static String cell(Object value) {
        if (value instanceof Instant time) {
            return TIME.format(time);
        }
        String text = String.valueOf(value);
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text).round(PRECISION).stripTrailingZeros().toPlainString();
        }
        if (text.equals("null")) {
            return "NULL";
        }
        return WHOLE_SECOND.matcher(text).matches() ? text + ".000" : text;
    }

    /** The components of a record, with those of the records in it. */
    static List<Object> values(Object row) {
        List<Object> values = new ArrayList<>();
        addValues(row, values);
        return values;
    }

    private static void addValues(Object value, List<Object> values) {
        if (!(value instanceof Record)) {
            values.add(String.valueOf(value instanceof Instant time ? TIME.format(time) : value));
            return;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                addValues(component.getAccessor().invoke(value), values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
