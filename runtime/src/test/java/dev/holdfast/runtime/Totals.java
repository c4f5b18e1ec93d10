package dev.holdfast.runtime;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Source;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Migration;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Programs of several versions of one operator. An event {@code a+5} adds to key {@code a}, {@code a?} only looks, and
 * {@code a!} looks and sets a timeout of ten seconds, which is told as {@code timeout}.
 */
final class Totals {

    private Totals() {}

    /** Version 1: a sum. */
    record Sum(int total) {}

    /** Another layout with the same version: wider, with a count and a unit. */
    record Wide(String unit, long sum, int count) {}

    /** Version 2, of the same layout as 1: in cents, from a version that was in euros. */
    record Cents(int total) {}

    /** Not to be read from any of these. */
    record Text(String total) {}

    static final StateSerializer<Sum> SUM = new Written<>(
            Schema.record(1, "Totals.Sum", 1, Schema.field("total", SchemaType.INT)),
            (sum, out) -> out.writeVarInt(sum.total()),
            in -> new Sum(in.readVarInt()),
            List.of());

    static final StateSerializer<Wide> WIDE = new Written<>(
            Schema.record(
                    1,
                    "Totals.Wide",
                    1,
                    Schema.field("unit", SchemaType.STRING).withDefault("EUR"),
                    Schema.field("sum", SchemaType.LONG).formerly("total"),
                    Schema.field("count", SchemaType.INT)),
            (wide, out) -> {
                out.writeString(wide.unit());
                out.writeVarLong(wide.sum());
                out.writeVarInt(wide.count());
            },
            in -> new Wide(in.readString(), in.readVarLong(), in.readVarInt()),
            List.of());

    static final StateSerializer<Cents> CENTS = new Written<>(
            Schema.record(1, "Totals.Sum", 2, Schema.field("total", SchemaType.INT)),
            (cents, out) -> out.writeVarInt(cents.total()),
            in -> new Cents(in.readVarInt()),
            List.of(new Migration<>(SUM, sum -> new Cents(sum.total() * 100))));

    static final StateSerializer<Text> TEXT = new Written<>(
            Schema.record(1, "Totals.Text", 1, Schema.field("total", SchemaType.STRING)),
            (text, out) -> out.writeString(text.total()),
            in -> new Text(in.readString()),
            List.of());

    static Pipeline sums(Source<String> source, MemorySink<String> sink) {
        return pipeline(source, sink, SUM, new Sum(0), (sum, add) -> new Sum(sum.total() + add));
    }

    static Pipeline wides(Source<String> source, MemorySink<String> sink) {
        return pipeline(
                source,
                sink,
                WIDE,
                new Wide("USD", 0, 0),
                (wide, add) -> new Wide(wide.unit(), wide.sum() + add, wide.count() + 1));
    }

    static Pipeline cents(Source<String> source, MemorySink<String> sink) {
        return pipeline(source, sink, CENTS, new Cents(0), (cents, add) -> new Cents(cents.total() + 100 * add));
    }

    static Pipeline texts(Source<String> source, MemorySink<String> sink) {
        return pipeline(source, sink, TEXT, new Text(""), (text, add) -> new Text(text.total() + add));
    }

    /** How an event changes a state. */
    interface Adding<S> {
        S add(S state, int amount);
    }

    private static <S> Pipeline pipeline(
            Source<String> source, MemorySink<String> sink, StateSerializer<S> serializer, S first, Adding<S> adding) {
        FlatMapGroups<String, String, S, String> operator = FlatMapGroups.withProcessingTimeTimeout(
                "totals", KeySerializers.string(), serializer, (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " timeout " + state.get());
                    }
                    run(events, state, first, adding);
                    state.getOption().ifPresent(now -> out.emit(key + " " + now));
                });
        return Stream.from(source)
                .groupByKey(event -> event.substring(0, 1))
                .flatMapGroupsWithState(operator)
                .writeTo(sink);
    }

    private static <S> void run(Iterator<String> events, ProcessingTimeGroupState<S> state, S first, Adding<S> adding) {
        while (events.hasNext()) {
            String event = events.next();
            if (event.charAt(1) == '+') {
                state.update(adding.add(state.getOption().orElse(first), Integer.parseInt(event.substring(2))));
            } else if (event.charAt(1) == '!') {
                state.setTimeoutDuration(Duration.ofSeconds(10));
            }
        }
    }

    /** Writes into an output. */
    interface Writing<S> {
        void write(S value, StateOutput out);
    }

    private record Written<S>(
            Schema schema, Writing<S> writeFn, Function<StateInput, S> readFn, List<Migration<?, S>> migrations)
            implements StateSerializer<S> {

        @Override
        public void write(S value, StateOutput out) {
            writeFn.write(value, out);
        }

        @Override
        public S read(StateInput in) {
            return readFn.apply(in);
        }
    }
}
