package dev.holdfast.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Fetches records into the buffers of their partitions. Used by one thread at a time. */
final class RecordFetcher implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String source;
    private final Map<TopicPartition, PartitionBuffer> buffers = new HashMap<>();

    RecordFetcher(Consumer<byte[], byte[]> consumer, String source) {
        this.consumer = consumer;
        this.source = source;
    }

    /** Makes sure that the next records are those from these positions on. */
    void moveTo(SortedMap<TopicPartition, Long> positions) {
        if (!buffers.keySet().containsAll(positions.keySet())) {
            Set<TopicPartition> all = new TreeSet<>(Partitions.ORDER);
            all.addAll(buffers.keySet());
            all.addAll(positions.keySet());
            consumer.assign(all);
        }
        positions.forEach((partition, position) -> {
            PartitionBuffer buffer = buffers.get(partition);
            if (buffer == null || buffer.taken() != position) {
                consumer.seek(partition, position);
                buffers.put(partition, new PartitionBuffer(position));
            }
        });
    }

    PartitionBuffer buffer(TopicPartition partition) {
        PartitionBuffer buffer = buffers.get(partition);
        if (buffer == null) {
            throw new IllegalStateException("not assigned: " + partition);
        }
        return buffer;
    }

    /**
     * Waits for more of some partitions.
     *
     * @return whether something was fetched, or a gap was passed
     * @throws IOException if it is not there any more
     */
    boolean fetch(Set<TopicPartition> wanted, Duration wait) throws IOException {
        Set<TopicPartition> others = new TreeSet<>(Partitions.ORDER);
        others.addAll(buffers.keySet());
        others.removeAll(wanted);
        try {
            consumer.pause(others);
            consumer.resume(wanted);
            ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
            return take(records, wanted);
        } catch (OffsetOutOfRangeException e) {
            throw gone(e);
        } catch (KafkaException e) {
            throw Failures.of("Source '" + source + "' cannot read from Kafka", e);
        }
    }

    private boolean take(ConsumerRecords<byte[], byte[]> records, Set<TopicPartition> wanted) {
        boolean progress = false;
        for (TopicPartition partition : wanted) {
            PartitionBuffer buffer = buffer(partition);
            buffer.add(records.records(partition));
            progress |= buffer.fetchedUpTo(consumer.position(partition));
        }
        return progress;
    }

    /** Records were deleted, by age or by size or by hand, before they were read. */
    private IOException gone(OffsetOutOfRangeException failure) {
        StringBuilder where = new StringBuilder();
        failure.offsetOutOfRangePartitions()
                .forEach((partition, offset) -> where.append(where.isEmpty() ? "" : ", ")
                        .append(partition)
                        .append(" from offset ")
                        .append(offset));
        return new IOException("Source '" + source + "' would have to go on in partition " + where
                + ", and the broker does not have that any more: records were deleted before they were read, as retention.ms and"
                + " retention.bytes of the topic say. Going on would lose them in silence. Where they are to be given up, start with"
                + " a new checkpoint directory; and keep records for longer than the query may stand still.");
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }
}
