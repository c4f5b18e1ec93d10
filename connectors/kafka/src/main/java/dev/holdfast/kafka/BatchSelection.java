package dev.holdfast.kafka;

import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Picks the records of a batch. Partitions take turns, so that none runs ahead of the others: a watermark is that of all partitions
 * together, and what a slow one still has would be late. One whose broker does not answer is left out.
 */
final class BatchSelection {

    private static final int MOST_IN_TURN = 64;
    private static final int HEADER_BYTES = 16;

    private final RecordFetcher fetcher;
    private final SortedMap<TopicPartition, Long> until;
    private final ReadLimits limits;
    private final SortedMap<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> taken =
            new TreeMap<>(Partitions.ORDER);
    private final Set<TopicPartition> silent = new TreeSet<>(Partitions.ORDER);
    private long events;
    private long bytes;
    private boolean full;

    BatchSelection(RecordFetcher fetcher, SortedMap<TopicPartition, Long> until, ReadLimits limits) {
        this.fetcher = fetcher;
        this.until = until;
        this.limits = limits;
    }

    /**
     * Picks what there is.
     *
     * @param wait how long a broker may take
     * @return false if a broker did not answer
     */
    boolean fill(Duration wait) throws IOException {
        silent.clear();
        boolean isOver = false;
        while (!isOver) {
            long before = events;
            Set<TopicPartition> empty = turn();
            empty.removeAll(silent);
            if (!full && !empty.isEmpty()) {
                await(empty, wait);
            } else {
                isOver = full || events == before;
            }
        }
        return silent.isEmpty();
    }

    private void await(Set<TopicPartition> empty, Duration wait) throws IOException {
        if (!fetcher.fetch(empty, wait)) {
            silent.addAll(empty);
        }
    }

    /** Takes some records of each partition. Returns those of which more must be fetched first. */
    private Set<TopicPartition> turn() {
        Set<TopicPartition> empty = new TreeSet<>(Partitions.ORDER);
        long share = Math.min(MOST_IN_TURN, Math.max(1, (limits.maxEvents() - events) / Math.max(1, until.size())));
        until.forEach((partition, end) -> {
            PartitionBuffer buffer = fetcher.buffer(partition);
            take(partition, buffer, end, share);
            if (buffer.next(end) == null && !buffer.isThrough(end)) {
                empty.add(partition);
            }
        });
        return empty;
    }

    private void take(TopicPartition partition, PartitionBuffer buffer, long end, long share) {
        for (long count = 0; count < share && !full; count++) {
            ConsumerRecord<byte[], byte[]> next = buffer.next(end);
            if (next == null) {
                return;
            }
            if (hasRoomFor(size(next))) {
                buffer.take();
                taken.computeIfAbsent(partition, key -> new ArrayList<>()).add(next);
            } else {
                full = true;
            }
        }
    }

    /** A record that is larger than a batch may be gets a batch of its own. */
    private boolean hasRoomFor(long size) {
        boolean has = events == 0 || (events < limits.maxEvents() && size <= limits.maxBytes() - bytes);
        if (has) {
            events++;
            bytes += size;
        }
        return has;
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return HEADER_BYTES + Math.max(0L, record.serializedKeySize()) + Math.max(0L, record.serializedValueSize());
    }

    /** Where each partition goes on after the batch. */
    SortedMap<TopicPartition, Long> ends() {
        SortedMap<TopicPartition, Long> ends = new TreeMap<>(Partitions.ORDER);
        until.forEach((partition, end) -> {
            PartitionBuffer buffer = fetcher.buffer(partition);
            if (buffer.next(end) == null) {
                buffer.pass(end);
            }
            ends.put(partition, buffer.taken());
        });
        return ends;
    }

    /** The records of a partition. */
    KafkaSplit split(TopicPartition partition) {
        return new KafkaSplit(taken.getOrDefault(partition, List.of()));
    }
}
