package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.field.KeyField;
import dev.holdfast.field.LongField;
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
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Feeds random events to a pipeline, in random batches, with restarts, stores, workers and limits; and tells what is late: an event by what the
 * watermark was, which is all that the operators' own rules need.
 */
final class TimedEvents {

    /** An event. Two of three are between two milliseconds. */
    record Event(String key, long id, @Nullable Long millis) {

        @Nullable
        Instant at() {
            return millis == null ? null : Instant.ofEpochMilli(millis).plusNanos(nanos());
        }

        private long nanos() {
            return Math.floorMod(id + key.hashCode(), 3) * 499_999L;
        }

        /** Its time, rounded up. */
        @Nullable
        Long ceilMillis() {
            return millis == null || nanos() == 0 ? millis : Long.valueOf(millis + 1);
        }
    }

    /** Its key. */
    static final KeyField<Event, String> KEY = KeyField.of("key", Event::key, KeySerializers.string());

    static final KeyField<Event, Long> ID = KeyField.of("id", Event::id, KeySerializers.int64());

    /** Its bytes. */
    static final StateSerializer<Event> BYTES = new StateSerializer<>() {

        private final Schema schema = Schema.record(
                Schema.FORMAT,
                "Event",
                1,
                Schema.field("key", SchemaType.STRING),
                Schema.field("id", SchemaType.LONG),
                Schema.field("millis", SchemaType.LONG));

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public void write(Event event, StateOutput out) {
            out.writeString(event.key());
            out.writeVarLong(event.id());
            out.writeVarLong(event.millis());
        }

        @Override
        public Event read(StateInput in) {
            String key = in.readString();
            long id = in.readVarLong();
            return new Event(key, id, in.readVarLong());
        }
    };

    /** Its key, with the bytes of the event. */
    static final KeyField<Event, String> BYTES_BY_KEY = KeyField.of("key", Event::key, KeySerializers.string(), BYTES);

    /** Its id as a number. */
    static final LongField<Event> NUMBER = new LongField<>("number", Event::id, BYTES);

    /** How many events a batch may have, and how many rows that are due: so few that rows wait for batches behind, or any number. */
    private static final int[] LIMITS = {3, 40, 10_000};

    /** In place of a watermark. */
    static final long NONE = Long.MIN_VALUE;

    private final Path directory;
    private final Random random;
    private final long delayMillis;
    private final long originMillis;
    private final MemorySource<Event> source = MemorySource.of("events");
    private final Deque<Event> unread = new ArrayDeque<>();
    private long nowMillis;
    private long watermark = NONE;
    private long next = NONE;

    TimedEvents(Path directory, Random random) {
        this.directory = directory;
        this.random = random;
        delayMillis = random.nextInt(3) * 4000L;
        originMillis = random.nextBoolean() ? 1_000_000 : -100_000;
        nowMillis = originMillis;
    }

    EventTimeStream<Event> stream() {
        return Stream.from(source).withWatermark(Event::at, Duration.ofMillis(delayMillis));
    }

    /**
     * Runs everything, and closes event time.
     *
     * @param batch gets the events of each batch, and the watermark that the batch before ran with
     * @param afterBatch sees the pipeline when a batch has run
     */
    void run(Pipeline pipeline, BiConsumer<List<Event>, Long> batch, Runnable afterBatch) {
        for (int run = 0; run < 4; run++) {
            try (SteppedQuery query = open(pipeline)) {
                for (int round = 0; round < 10; round++) {
                    add();
                    int most = random.nextInt(5);
                    for (int i = 0; i < most && runBatch(query, batch); i++) {
                        afterBatch.run();
                    }
                }
                if (run == 3) {
                    while (runBatch(query, batch)) {
                        afterBatch.run();
                    }
                    query.closeEventTime();
                    while (query.runBatch().isPresent()) {
                        afterBatch.run();
                    }
                }
            }
        }
        assertThat(unread).isEmpty();
    }

    /** The watermark that the last batch ran with. */
    long watermark() {
        return watermark;
    }

    private boolean runBatch(SteppedQuery query, BiConsumer<List<Event>, Long> batch) {
        Optional<StreamingQueryProgress> progress = query.runBatch();
        if (progress.isEmpty()) {
            return false;
        }
        long before = watermark;
        watermark = Math.max(watermark, next);
        List<Event> events = new ArrayList<>();
        for (long i = 0; i < progress.get().numInputRows(); i++) {
            Event event = unread.remove();
            events.add(event);
            if (event.millis() != null) {
                next = Math.max(next, event.millis() - delayMillis);
            }
        }
        batch.accept(events, before);
        return true;
    }

    private void add() {
        List<Event> events = new ArrayList<>();
        int count = random.nextInt(5) == 0 ? 0 : random.nextInt(120);
        for (int i = 0; i < count; i++) {
            nowMillis += random.nextInt(100) == 0 ? 20_000 : random.nextInt(150);
            long at = nowMillis - random.nextInt(10) * (long) random.nextInt(1500);
            events.add(new Event(
                    "k" + random.nextInt(12),
                    random.nextInt(60) + (nowMillis - originMillis) / 30_000 * 30,
                    random.nextInt(50) == 0 ? null : at));
        }
        source.addAll(events);
        unread.addAll(events);
    }

    private SteppedQuery open(Pipeline pipeline) {
        EmbeddedEngine.Builder engine = EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.EPOCH))
                .stateStore(random.nextBoolean() ? StateStores.heap() : StateStores.rocksDb())
                .workers(1 + random.nextInt(3))
                .maxEventsPerBatch(LIMITS[random.nextInt(LIMITS.length)]);
        return SteppedQuery.open(engine, pipeline, CheckpointFiles.local(), CallWatch.NONE);
    }

    /** The start of the window that holds a time, as slowly as can be. */
    static long windowStart(long millis, long size, long offset) {
        long start = offset - 400 * size;
        while (start + size <= millis) {
            start += size;
        }
        return start;
    }

    /** Rows in order, for comparison of what has none. */
    static <T> List<String> sorted(List<T> rows, Function<? super T, String> text) {
        return rows.stream().map(text).sorted().toList();
    }
}
