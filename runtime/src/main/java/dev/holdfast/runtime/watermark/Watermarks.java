package dev.holdfast.runtime.watermark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The watermark of a query, which is the earliest of its streams' watermarks.
 *
 * <p>A stream's watermark is the latest event time it has seen minus its delay; zero until it has seen one. What a batch
 * sees moves the watermark at the end of the batch, and it holds from the next batch on. Nothing ever moves it back. A
 * batch has two values: timeouts are due before {@link #evictMillis}, and events are late up to {@link #lateMillis}, which is
 * the value of the batch before, so that an event is not late by the doing of its own batch.
 *
 * <p>Zero means that there is none yet: no event is late, no timeout due. Used by one thread.
 */
public final class Watermarks {

    private final long[] delays;
    private final long[] maxima;
    private long evictMillis;
    private long lateMillis;

    /** @param delays how far the watermark of each stream stays behind */
    public Watermarks(List<Duration> delays) {
        this.delays = delays.stream().mapToLong(EventTimes::millis).toArray();
        maxima = new long[this.delays.length];
        Arrays.fill(maxima, EventTimes.NONE);
    }

    /**
     * Takes up where a committed batch ended.
     *
     * @param usedMillis the watermark of that batch
     * @param lastMaxima the latest event time of each stream after it; left out if the number of streams is now another
     */
    public void restore(long usedMillis, List<Long> lastMaxima) {
        evictMillis = usedMillis;
        lateMillis = usedMillis;
        if (lastMaxima.size() == maxima.length) {
            Arrays.setAll(maxima, lastMaxima::get);
        }
    }

    /** Whether the last batch moved the watermark, so that timeouts may have become due. */
    public boolean hasAdvanced() {
        return next() > evictMillis;
    }

    /** Begins a batch: what the last one saw holds from now on. */
    public void beginBatch() {
        lateMillis = evictMillis;
        evictMillis = next();
    }

    /** A stream saw an event of this time. */
    public void observe(int stream, long maxEventTimeMillis) {
        maxima[stream] = Math.max(maxima[stream], maxEventTimeMillis);
    }

    /** Acts as if every stream had seen an event that moves its watermark there. */
    public void raise(long watermarkMillis) {
        for (int stream = 0; stream < maxima.length; stream++) {
            observe(stream, Math.addExact(watermarkMillis, delays[stream]));
        }
    }

    /** Timeouts earlier than this are due in this batch. */
    public long evictMillis() {
        return evictMillis;
    }

    /** Events up to this time are late in this batch, unless it is zero. */
    public long lateMillis() {
        return lateMillis;
    }

    /** The latest event time of each stream, {@link EventTimes#NONE} before its first. */
    public List<Long> maxima() {
        List<Long> copy = new ArrayList<>(maxima.length);
        for (long max : maxima) {
            copy.add(max);
        }
        return copy;
    }

    public boolean isEmpty() {
        return delays.length == 0;
    }

    private long next() {
        long earliest = Long.MAX_VALUE;
        for (int stream = 0; stream < maxima.length; stream++) {
            earliest = Math.min(earliest, ofStream(stream));
        }
        return maxima.length == 0 ? evictMillis : Math.max(evictMillis, earliest);
    }

    private long ofStream(int stream) {
        long max = maxima[stream];
        return max <= delays[stream] ? 0 : max - delays[stream];
    }
}
