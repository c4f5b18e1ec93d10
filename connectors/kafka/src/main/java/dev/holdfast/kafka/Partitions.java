package dev.holdfast.kafka;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** The order of partitions, which is also that of a batch: by topic and number. */
final class Partitions {

    static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private Partitions() {}

    static SortedMap<TopicPartition, Long> of(KafkaOffset offset) {
        SortedMap<TopicPartition, Long> all = new TreeMap<>(ORDER);
        offset.topics()
                .forEach((name, topic) -> topic.positions()
                        .forEach((partition, position) -> all.put(new TopicPartition(name, partition), position)));
        return all;
    }
}
