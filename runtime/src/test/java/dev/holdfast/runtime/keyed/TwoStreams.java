package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.field.KeyField;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** As {@link TimedEvents}, for two streams with sources, delays and gaps of their own: what is late is told by the earlier of their watermarks. */
final class TwoStreams {

    /** An event. */
    record Event(String key, String name, long millis) {

        Instant at() {
            return Instant.ofEpochMilli(millis);
        }
    }

    static final KeyField<Event, String> KEY =
            KeyField.of("key", Event::key, KeySerializers.string(), new EventSerializer());

    /** Times are a millisecond before multiples of this, so that many are equal, at a bound, or at the end of a window. */
    private static final long GRAIN_MILLIS = 100;

    private static final long NONE = Long.MIN_VALUE;

    private final Path directory;
    private final Random random;
    private final List<OneStream> streams;
    private final int spread;
    private long watermark = NONE;

    /** @param spread by how much the times of events differ that come together */
    TwoStreams(Path directory, Random random, int spread) {
        this.directory = directory;
        this.random = random;
        this.spread = spread;
        streams = List.of(new OneStream("left"), new OneStream("right"));
    }

    EventTimeStream<Event> left() {
        return streams.get(0).stream();
    }

    EventTimeStream<Event> right() {
        return streams.get(1).stream();
    }

    /** Takes the events of a batch, by stream, with the watermark that the batch before ran with. */
    @FunctionalInterface
    interface Batch {
        void of(int stream, Event event, long before);
    }

    /** Runs everything, with restarts, and closes event time. */
    void run(Pipeline pipeline, Batch batch) {
        for (int run = 0; run < 4; run++) {
            try (SteppedQuery query = open(pipeline)) {
                for (int round = 0; round < 8; round++) {
                    streams.forEach(OneStream::add);
                    int most = random.nextInt(5);
                    boolean isMore = true;
                    for (int i = 0; i < most && isMore; i++) {
                        isMore = runBatch(query, batch);
                    }
                }
                if (run == 3) {
                    finish(query, batch);
                }
            }
        }
        assertThat(streams).allSatisfy(stream -> assertThat(stream.unread).isEmpty());
    }

    private void finish(SteppedQuery query, Batch batch) {
        boolean isMore = true;
        while (isMore) {
            isMore = runBatch(query, batch);
        }
        query.closeEventTime();
        Optional<StreamingQueryProgress> last = query.runBatch();
        while (last.isPresent()) {
            last.get()
                    .stateOperators()
                    .forEach(operator ->
                            assertThat(operator.numRowsDroppedByWatermark()).isZero());
            last = query.runBatch();
        }
    }

    private boolean runBatch(SteppedQuery query, Batch batch) {
        long next = streams.stream().mapToLong(OneStream::watermark).min().orElseThrow();
        Optional<StreamingQueryProgress> progress = query.runBatch();
        if (progress.isEmpty()) {
            return false;
        }
        long before = watermark;
        watermark = Math.max(watermark, next);
        for (StreamingQueryProgress.SourceProgress source : progress.get().sources()) {
            int number = source.id().equals("left") ? 0 : 1;
            for (long i = 0; i < source.numInputRows(); i++) {
                batch.of(number, streams.get(number).take(), before);
            }
        }
        return true;
    }

    private SteppedQuery open(Pipeline pipeline) {
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.EPOCH))
                .stateStore(random.nextBoolean() ? StateStores.heap() : StateStores.rocksDb())
                .workers(1 + random.nextInt(4))
                .maxEventsPerBatch(random.nextInt(3) == 0 ? 30 : 10_000);
        return SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE);
    }

    /** What has come and will come of one stream. */
    private final class OneStream {

        private final String name;
        private final MemorySource<Event> source;
        private final Deque<Event> unread = new ArrayDeque<>();
        private final long delayMillis = random.nextInt(3) * 2000L;
        private long nowMillis = -20_000;
        private long latestMillis = NONE;
        private int count;

        OneStream(String name) {
            this.name = name;
            source = MemorySource.of(name);
        }

        EventTimeStream<Event> stream() {
            return Stream.from(source).withWatermark(Event::at, Duration.ofMillis(delayMillis));
        }

        long watermark() {
            return latestMillis == NONE ? NONE : latestMillis - delayMillis;
        }

        Event take() {
            Event event = unread.remove();
            latestMillis = Math.max(latestMillis, event.millis());
            return event;
        }

        void add() {
            List<Event> events = new ArrayList<>();
            int number = random.nextInt(4) == 0 ? 0 : random.nextInt(60);
            for (int i = 0; i < number; i++) {
                nowMillis += random.nextInt(100) == 0 ? 8_000 : random.nextInt(100);
                long at = nowMillis - random.nextInt(4) * (long) random.nextInt(spread);
                events.add(
                        new Event("k" + random.nextInt(5), name + count++, at - Math.floorMod(at, GRAIN_MILLIS) - 1));
            }
            source.addAll(events);
            unread.addAll(events);
        }
    }

    private static final class EventSerializer implements StateSerializer<Event> {

        private static final Schema SCHEMA = Schema.record(
                Schema.FORMAT,
                "Event",
                1,
                Schema.field("key", SchemaType.STRING),
                Schema.field("name", SchemaType.STRING),
                Schema.field("millis", SchemaType.LONG));

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Event value, StateOutput out) {
            out.writeString(value.key());
            out.writeString(value.name());
            out.writeVarLong(value.millis());
        }

        @Override
        public Event read(StateInput in) {
            return new Event(in.readString(), in.readString(), in.readVarLong());
        }
    }

    /** The name, or null for null. */
    static @Nullable String name(@Nullable Event event) {
        return event == null ? null : event.name();
    }
}
