package dev.holdfast.runtime.watermark;

import dev.holdfast.keyed.EventTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * The watermark of a query, which is the earliest of its streams' watermarks.
 *
 * <p>A stream's watermark is the latest event time it has seen minus its delay, in whole milliseconds: the time is rounded down
 * and the delay up, so that it is not too late by a fraction. There is none until the stream has seen an event. What a batch
 * sees moves the watermark at the end of the batch, and it holds from the next batch on. Nothing ever moves it back. A
 * batch has two values: timeouts are due before {@link #evictMillis}, and events are late up to {@link #lateMillis}, which is
 * the value of the batch before, so that an event is not late by the doing of its own batch.
 *
 * <p>A stream that is idle does not count. Whether it is idle is part of what a batch sees: time in which no batch ran does
 * not make it so before the next batch has looked for its events. So an input that waited while the query was down is not
 * late. If all are idle, the last to become so counts: then it makes no difference whether batches ran in between.
 *
 * <p>{@link EventTimes#NONE} means that there is none yet: it is before all times, so no event is late and no timeout due. At
 * {@link EventTimes#END} event time is closed, for good: every timeout is due. Used by one thread.
 */
public final class Watermarks {

    private final List<StreamClock> streams = new ArrayList<>();
    private long evictMillis = EventTimes.NONE;
    private long lateMillis = EventTimes.NONE;
    private long lastBatchMillis = Long.MIN_VALUE;
    private boolean closing;

    public Watermarks(List<WatermarkStream> streams) {
        streams.forEach(stream -> this.streams.add(new StreamClock(stream)));
    }

    /**
     * Takes up where a committed batch ended. A stream that is not among {@code progress} begins anew; the watermark
     * stays where it is until that stream has caught up.
     *
     * @param usedMillis the watermark of that batch
     * @param batchTimeMillis its processing time
     * @param progress of each stream after it
     */
    public void restore(long usedMillis, long batchTimeMillis, List<StreamProgress> progress) {
        evictMillis = usedMillis;
        lateMillis = usedMillis;
        lastBatchMillis = batchTimeMillis;
        for (StreamClock stream : streams) {
            progress.stream().filter(old -> old.id().equals(stream.id())).forEach(stream::restore);
        }
    }

    /** Whether the watermark moves after a batch of that time without events, which may find streams idle. */
    public boolean advancesWithoutEvents(long millis) {
        return next(millis) > evictMillis;
    }

    /** The next time after {@code millis} at which a stream will be idle, or {@link Long#MAX_VALUE}. */
    public long nextIdleMillis(long millis) {
        return streams.stream()
                .mapToLong(StreamClock::idleFromMillis)
                .filter(idle -> idle > millis)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Begins a batch: what the last one saw holds from now on. */
    public void beginBatch() {
        lateMillis = evictMillis;
        evictMillis = next(lastBatchMillis);
    }

    /** A stream saw events up to this time in the batch, or {@link EventTimes#NONE}. */
    public void observe(int stream, long maxEventTimeMillis) {
        streams.get(stream).observe(maxEventTimeMillis);
    }

    /** Ends a batch, when all was observed: decides which streams are idle. */
    public void endBatch(long processingMillis) {
        streams.forEach(stream -> stream.endBatch(processingMillis));
        lastBatchMillis = processingMillis;
    }

    /** Acts as if every stream had seen an event that moves its watermark there. */
    public void raise(long watermarkMillis) {
        streams.forEach(stream -> stream.raise(watermarkMillis));
    }

    /** Closes event time: from the next batch on the watermark is the end of time, and stays there. */
    public void close() {
        closing = true;
    }

    /** Whether a batch has run since event time was closed, here or before a restart. */
    public boolean isClosed() {
        return evictMillis == EventTimes.END;
    }

    /** The processing time of the last batch, {@link EventTimes#NONE} if there was none. */
    public long lastBatchMillis() {
        return lastBatchMillis;
    }

    /** Timeouts earlier than this are due in this batch. */
    public long evictMillis() {
        return evictMillis;
    }

    /** Events up to this time are late in this batch. */
    public long lateMillis() {
        return lateMillis;
    }

    /** How far each stream has come. */
    public List<StreamProgress> progress() {
        return streams.stream().map(StreamClock::progress).toList();
    }

    /** How far each stream has come, and which are idle as of the last batch. */
    public List<StreamTime> streams() {
        return streams.stream()
                .map(stream -> new StreamTime(stream.id(), stream.watermarkMillis(), isIdle(stream)))
                .toList();
    }

    /** The streams that are idle as of the last batch. */
    public List<String> idleStreams() {
        return streams.stream().filter(this::isIdle).map(StreamClock::id).toList();
    }

    private boolean isIdle(StreamClock stream) {
        return stream.idleFromMillis() <= lastBatchMillis;
    }

    private long next(long millis) {
        if (closing) {
            return EventTimes.END;
        }
        long latest =
                streams.stream().mapToLong(StreamClock::idleFromMillis).max().orElse(Long.MAX_VALUE);
        long earliest = streams.stream()
                .filter(stream -> stream.idleFromMillis() > millis || stream.idleFromMillis() == latest)
                .mapToLong(StreamClock::watermarkMillis)
                .min()
                .orElse(evictMillis);
        return Math.max(evictMillis, earliest);
    }
}
