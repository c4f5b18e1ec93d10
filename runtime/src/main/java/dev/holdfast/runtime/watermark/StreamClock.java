package dev.holdfast.runtime.watermark;

import dev.holdfast.keyed.EventTimes;

/** The event time of one stream, and from when on it is idle. */
final class StreamClock {

    private final String id;
    private final long delayMillis;
    private final long idlenessMillis;
    private long maxMillis = EventTimes.NONE;
    private long activeMillis = EventTimes.NONE;
    private boolean hadEvents;

    StreamClock(WatermarkStream stream) {
        id = stream.id();
        delayMillis = EventTimes.ceilMillis(stream.delay());
        idlenessMillis = stream.idleness() == null ? Long.MAX_VALUE : EventTimes.ceilMillis(stream.idleness());
    }

    String id() {
        return id;
    }

    void restore(StreamProgress progress) {
        maxMillis = progress.maxMillis();
        activeMillis = progress.activeMillis();
    }

    void observe(long eventTimeMillis) {
        hadEvents |= eventTimeMillis != EventTimes.NONE;
        maxMillis = Math.max(maxMillis, eventTimeMillis);
    }

    /** As an event would that moves the watermark there. */
    void raise(long watermarkMillis) {
        observe(EventTimes.plus(watermarkMillis, delayMillis));
    }

    /** A stream that has had no event is as old as its first batch. */
    void endBatch(long processingMillis) {
        if (hadEvents || activeMillis == EventTimes.NONE) {
            activeMillis = processingMillis;
        }
        hadEvents = false;
    }

    /** The processing time from which on the stream is idle if it has no event until then; {@link Long#MAX_VALUE} for never. */
    long idleFromMillis() {
        boolean never = activeMillis == EventTimes.NONE || activeMillis > Long.MAX_VALUE - idlenessMillis;
        return never ? Long.MAX_VALUE : activeMillis + idlenessMillis;
    }

    /** {@link EventTimes#NONE} before the first event. */
    long watermarkMillis() {
        return EventTimes.behind(maxMillis, delayMillis);
    }

    StreamProgress progress() {
        return new StreamProgress(id, maxMillis, activeMillis);
    }
}
