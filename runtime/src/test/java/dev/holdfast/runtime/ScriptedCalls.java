package dev.holdfast.runtime;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.GroupState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An operator whose events say themselves what the update function does, one call at a time, and what is stored then. Time,
 * in either sense, is in milliseconds; the delay of the watermark is zero.
 */
final class ScriptedCalls implements AutoCloseable {

    private static final String ID = "scripted";

    /** What a call does. */
    interface Body extends Consumer<EngineGroupState<Long>> {}

    private record Call(String key, @Nullable Instant at, Body body) {

        @SuppressWarnings("NullAway") // withWatermark takes null for an event without a time
        Instant timeOrNull() {
            return at;
        }
    }

    private final StoredRows stored;
    private final MemorySource<Call> source = MemorySource.of("calls");
    private final MemorySink<String> sink = MemorySink.of("timeouts");
    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Path checkpoint;
    private final TimeoutMode mode;
    private StreamingQuery query;
    private Body onTimeout = state -> {};
    private int timeoutsSeen;

    ScriptedCalls(Path checkpoint, TimeoutMode mode) {
        this(checkpoint, mode, new StoredRows(StateStores.heap()));
    }

    ScriptedCalls(Path checkpoint, TimeoutMode mode, StoredRows stored) {
        this.checkpoint = checkpoint;
        this.mode = mode;
        this.stored = stored;
        query = start();
    }

    /** Makes a call for a key, in a batch of its own, with an event without event time. */
    void call(String key, Body body) throws InterruptedException {
        source.add(new Call(key, null, body));
        query.processAllAvailable();
    }

    /** Makes a call with an event of that event time. */
    void callAt(String key, long eventMillis, Body body) throws InterruptedException {
        source.add(new Call(key, Instant.ofEpochMilli(eventMillis), body));
        query.processAllAvailable();
    }

    /** Makes a call at that time, in the first batch that sees it, so that timeouts due by then are due in the same batch. */
    void callAfterRestart(long millis, String key, Body body) throws InterruptedException {
        query.stop();
        clock.set(Instant.ofEpochMilli(millis));
        source.add(new Call(key, null, body));
        query = start();
        query.processAllAvailable();
    }

    /** What timeout calls do from now on; at first nothing. */
    void onTimeout(Body body) {
        onTimeout = body;
    }

    /** Sets the clock, and gives the keys whose timeouts fired since they were asked for last. */
    List<String> timeoutsAt(long millis) throws InterruptedException {
        clock.set(Instant.ofEpochMilli(millis));
        query.processAllAvailable();
        return timeouts();
    }

    List<String> timeouts() {
        List<String> all = sink.rows();
        List<String> fresh = all.subList(timeoutsSeen, all.size());
        timeoutsSeen = all.size();
        return fresh;
    }

    /** The clock, for the calls to come. */
    void processingTime(long millis) {
        clock.set(Instant.ofEpochMilli(millis));
    }

    /** Moves the watermark by an event of another key, whose call does nothing. */
    void watermark(long millis) throws InterruptedException {
        callAt("watermark", millis, state -> {});
    }

    /** The row of a key, as {@link StoredRows} writes it, or none. */
    String row(String key) {
        return stored.of(ID).getOrDefault(key, "none");
    }

    /** {@code t u r} of the last batch. */
    String metrics() {
        var operator = query.lastProgress().orElseThrow().stateOperators().get(0);
        return "t" + operator.numRowsTotal() + " u" + operator.numRowsUpdated() + " r" + operator.numRowsRemoved();
    }

    void restart() {
        query.stop();
        query = start();
    }

    @Override
    public void close() {
        query.stop();
    }

    private StreamingQuery start() {
        Stream<Call> calls = Stream.from(source);
        Stream<String> timeouts = mode == TimeoutMode.EVENT_TIME
                ? calls.withWatermark(Call::timeOrNull, Duration.ZERO)
                        .groupByKey(Call::key)
                        .flatMapGroupsWithState(EventTimeFlatMapGroups.withEventTimeTimeout(
                                ID, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                                    if (run(events, state)) {
                                        out.emit(key);
                                    }
                                }))
                : calls.groupByKey(Call::key).flatMapGroupsWithState(withoutWatermark());
        return EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(clock)
                .trigger(WhenAsked.TRIGGER)
                .workers(1)
                .stateStore(stored)
                .start(timeouts.writeTo(sink));
    }

    private FlatMapGroups<String, Call, Long, String> withoutWatermark() {
        return mode == TimeoutMode.NONE
                ? FlatMapGroups.withoutTimeout(
                        ID,
                        KeySerializers.string(),
                        StateSerializers.int64(),
                        (key, events, state, out) -> run(events, state))
                : FlatMapGroups.withProcessingTimeTimeout(
                        ID, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                            if (run(events, state)) {
                                out.emit(key);
                            }
                        });
    }

    /** Whether it was a timeout. */
    private boolean run(Iterator<Call> events, GroupState<Long> handle) {
        EngineGroupState<Long> state = (EngineGroupState<Long>) handle;
        if (state.hasTimedOut()) {
            onTimeout.accept(state);
        }
        while (events.hasNext()) {
            events.next().body().accept(state);
        }
        return state.hasTimedOut();
    }
}
