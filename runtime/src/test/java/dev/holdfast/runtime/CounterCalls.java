package dev.holdfast.runtime;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** An operator whose state can be changed in place, for one key, with a call per event and what the next call sees of it. */
final class CounterCalls implements AutoCloseable {

    /** A state with a field that anybody can change. */
    static final class Counter {

        long count;

        Counter(long count) {
            this.count = count;
        }
    }

    private static final String KEY = "k";

    private final MemorySource<Consumer<ProcessingTimeGroupState<Counter>>> source = MemorySource.of("calls");
    private final MemorySink<Long> sink = MemorySink.of("counts");
    private final StreamingQuery query;

    CounterCalls(Path checkpoint) {
        this(checkpoint, Map.of());
    }

    CounterCalls(Path checkpoint, Map<String, Counter> initial) {
        FlatMapGroups<String, Consumer<ProcessingTimeGroupState<Counter>>, Counter, Long> operator =
                FlatMapGroups.withProcessingTimeTimeout(
                        "counter", KeySerializers.string(), new CounterSerializer(), (key, events, state, out) -> {
                            out.emit(state.getOption()
                                    .map(counter -> counter.count)
                                    .orElse(-1L));
                            events.forEachRemaining(event -> event.accept(state));
                        });
        query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .clock(new ManualClock(Instant.EPOCH))
                .workers(1)
                .start(Stream.from(source)
                        .groupByKey(call -> KEY)
                        .flatMapGroupsWithState(operator.withInitialState(initial))
                        .writeTo(sink));
    }

    /** Makes a call, and another one to see what it left. */
    long call(Consumer<ProcessingTimeGroupState<Counter>> body) throws InterruptedException {
        source.add(body);
        query.processAllAvailable();
        source.add(state -> {});
        query.processAllAvailable();
        return sink.rows().get(sink.rows().size() - 1);
    }

    @Override
    public void close() {
        query.stop();
    }

    private static final class CounterSerializer implements StateSerializer<Counter> {

        @Override
        public Schema schema() {
            return StateSerializers.int64().schema();
        }

        @Override
        public void write(Counter value, StateOutput out) {
            out.writeVarLong(value.count);
        }

        @Override
        public Counter read(StateInput in) {
            return new Counter(in.readVarLong());
        }
    }
}
