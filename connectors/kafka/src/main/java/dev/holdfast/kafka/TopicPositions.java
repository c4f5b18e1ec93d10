package dev.holdfast.kafka;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Positions in the partitions of a topic.
 *
 * @param topicId which of the topics that had the name it is
 * @param positions by partition: the offset of the next record
 */
record TopicPositions(String topicId, SortedMap<Integer, Long> positions) {

    TopicPositions {
        positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
    }
}
