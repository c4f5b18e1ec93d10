package dev.holdfast.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a partition that were fetched and not taken. Offsets have gaps where records were compacted away, rolled back, or say
 * that a transaction has ended; so a position is where the consumer is, and never counted.
 */
final class PartitionBuffer {

    private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
    private long taken;
    private long fetched;

    PartitionBuffer(long position) {
        taken = position;
        fetched = position;
    }

    /** Up to where records were taken, and gaps passed. */
    long taken() {
        return taken;
    }

    void add(List<ConsumerRecord<byte[], byte[]>> more) {
        records.addAll(more);
    }

    /** The consumer is here: what it did not give before is not there. Says whether it was somewhere else before. */
    boolean fetchedUpTo(long position) {
        boolean moved = position != fetched;
        fetched = position;
        return moved;
    }

    /** The next record before {@code until}, if it was fetched. */
    @Nullable
    ConsumerRecord<byte[], byte[]> next(long until) {
        ConsumerRecord<byte[], byte[]> next = records.peek();
        return next != null && next.offset() < until ? next : null;
    }

    void take() {
        taken = records.remove().offset() + 1;
    }

    /** Passes a gap. Only where no record is left before {@code until}. */
    void pass(long until) {
        taken = Math.max(taken, Math.min(until, known()));
    }

    /** Whether it is known that no record is left before {@code until}. */
    boolean isThrough(long until) {
        return known() >= until;
    }

    private long known() {
        ConsumerRecord<byte[], byte[]> next = records.peek();
        return next == null ? fetched : next.offset();
    }
}
