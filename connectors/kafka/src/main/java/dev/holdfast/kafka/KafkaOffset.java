package dev.holdfast.kafka;

import dev.holdfast.connector.Offset;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A position in the topics of a source, as {@code {"clicks":{"id":"Zf1…","0":17,"1":4}}}. Names of topics and their ids have no character
 * that JSON would escape.
 *
 * @param topics by name
 */
record KafkaOffset(SortedMap<String, TopicPositions> topics) {

    private static final Pattern TOPIC = Pattern.compile("\"([\\w.-]+)\":\\{\"id\":\"([\\w-]+)\"([^}]*)\\}");
    private static final Pattern POSITION = Pattern.compile(",\"(\\d+)\":(\\d{1,19})");

    KafkaOffset {
        topics = Collections.unmodifiableSortedMap(new TreeMap<>(topics));
    }

    /** Reads what {@link #toOffset} wrote. */
    static KafkaOffset of(Offset offset, String source) {
        SortedMap<String, TopicPositions> topics = new TreeMap<>();
        Matcher topic = TOPIC.matcher(offset.json());
        while (topic.find()) {
            topics.put(topic.group(1), new TopicPositions(topic.group(2), positions(topic.group(3))));
        }
        KafkaOffset read = new KafkaOffset(topics);
        if (!read.toOffset().equals(offset)) {
            throw new IllegalArgumentException(
                    "The checkpoint has a position for source '" + source
                            + "' that is none in topics of Kafka: " + offset.json()
                            + ". Give the source the id under which it has read before, or start with a new checkpoint directory.");
        }
        return read;
    }

    private static SortedMap<Integer, Long> positions(String text) {
        SortedMap<Integer, Long> positions = new TreeMap<>();
        Matcher position = POSITION.matcher(text);
        while (position.find()) {
            positions.put(Integer.valueOf(position.group(1)), Long.valueOf(position.group(2)));
        }
        return positions;
    }

    Offset toOffset() {
        return new Offset(topics.entrySet().stream()
                .map(topic -> "\"" + topic.getKey() + "\":" + text(topic.getValue()))
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String text(TopicPositions topic) {
        return topic.positions().entrySet().stream()
                .map(position -> ",\"" + position.getKey() + "\":" + position.getValue())
                .collect(Collectors.joining("", "{\"id\":\"" + topic.topicId() + "\"", "}"));
    }
}
