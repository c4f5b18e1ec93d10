package dev.holdfast.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Finds where a batch begins in each partition. Used by one thread. */
final class StartPositions {

    private final TopicLook look;
    private final StartAt start;
    private final String source;
    private final Duration patience;

    /** Of partitions that the checkpoint does not know yet. */
    private final Map<TopicPartition, Long> first = new HashMap<>();

    StartPositions(TopicLook look, StartAt start, String source, Duration patience) {
        this.look = look;
        this.start = start;
        this.source = source;
        this.patience = patience;
    }

    /**
     * Where to begin.
     *
     * @param from what the checkpoint knows
     * @param until what is there now
     * @throws IOException if what is there is not what the checkpoint knows
     */
    SortedMap<TopicPartition, Long> of(@Nullable KafkaOffset from, KafkaOffset until) throws IOException {
        KafkaOffset known = from == null ? new KafkaOffset(new TreeMap<>()) : from;
        requireSameTopics(known, until);
        SortedMap<TopicPartition, Long> ends = Partitions.of(until);
        SortedMap<TopicPartition, Long> starts = new TreeMap<>(Partitions.of(known));
        starts.keySet().retainAll(ends.keySet());
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            requireThere(end.getKey(), starts.getOrDefault(end.getKey(), 0L), end.getValue());
        }
        Set<TopicPartition> unknown = new HashSet<>(ends.keySet());
        unknown.removeAll(starts.keySet());
        if (!unknown.isEmpty()) {
            find(unknown, known, ends);
            unknown.forEach(partition -> starts.put(partition, first.get(partition)));
        }
        return starts;
    }

    /** Refuses to look for where the first batch began, if that was wherever the topics ended then. */
    void requireKnown(@Nullable KafkaOffset from) throws IOException {
        if (from == null && start.latest()) {
            throw new IOException("The first batch of source '" + source
                    + "' began with what was new then, and where that was is not known: it cannot be read again. Those behind"
                    + " it can.");
        }
    }

    /** A partition that was added to a topic is read from its beginning: whatever is in it came after the query began. */
    private void find(Set<TopicPartition> unknown, KafkaOffset known, SortedMap<TopicPartition, Long> ends)
            throws IOException {
        Set<TopicPartition> added = new HashSet<>();
        Set<TopicPartition> fresh = new HashSet<>();
        for (TopicPartition partition : unknown) {
            if (!first.containsKey(partition)) {
                boolean isAdded = known.topics().containsKey(partition.topic()) || knowsTopic(partition);
                (isAdded ? added : fresh).add(partition);
            }
        }
        ask(added, OffsetSpec.earliest(), ends);
        if (start.latest()) {
            fresh.forEach(partition -> first.put(partition, ends.get(partition)));
        } else {
            ask(fresh, start.spec(), ends);
        }
    }

    private boolean knowsTopic(TopicPartition partition) {
        return first.keySet().stream().anyMatch(other -> other.topic().equals(partition.topic()));
    }

    /** Where no record is of the time or later, Kafka answers -1. */
    private void ask(Set<TopicPartition> partitions, OffsetSpec spec, SortedMap<TopicPartition, Long> ends)
            throws IOException {
        if (!partitions.isEmpty()) {
            look.offsets(partitions, spec, patience)
                    .forEach((partition, offset) -> first.put(partition, offset < 0 ? ends.get(partition) : offset));
        }
    }

    private void requireSameTopics(KafkaOffset known, KafkaOffset until) throws IOException {
        for (Map.Entry<String, TopicPositions> topic : known.topics().entrySet()) {
            TopicPositions now = until.topics().get(topic.getKey());
            if (now != null && !now.topicId().equals(topic.getValue().topicId())) {
                throw new IOException(
                        "Topic " + topic.getKey() + " of source '" + source
                                + "' was deleted and made anew since the query read it (topic id "
                                + topic.getValue().topicId() + " before, " + now.topicId()
                                + " now): the positions in the checkpoint are those of the old one. Start with a new checkpoint directory.");
            }
        }
    }

    private void requireThere(TopicPartition partition, long position, long end) throws IOException {
        if (position > end) {
            throw new IOException("Partition " + partition + " of source '" + source + "' ends at offset " + end
                    + ", but was read up to " + position + ": the broker has lost records, or this is another cluster."
                    + " Restore the topic, or start with a new checkpoint directory.");
        }
    }
}
