package dev.holdfast.testkit.conformance;

import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.GroupState;
import dev.holdfast.testkit.Operators;
import dev.holdfast.testkit.Operators.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The operators of single cases; those of several are in {@link Operators}. */
final class CaseOperators {

    /** The bytes of an event with a time. */
    static final StateSerializer<Timed> TIMED = new StateSerializer<>() {

        private final Schema schema = Schema.record(
                Schema.FORMAT,
                "Timed",
                1,
                Schema.field("key", SchemaType.STRING),
                Schema.field("seconds", SchemaType.LONG));

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public void write(Timed event, StateOutput out) {
            out.writeString(event.key());
            out.writeVarLong(event.seconds());
        }

        @Override
        public Timed read(StateInput in) {
            String key = in.readString();
            return new Timed(key, in.readVarLong());
        }
    };

    private CaseOperators() {}

    private static FlatMapGroups<String, String, Long, String> noTimeout(String id, Function function) {
        return FlatMapGroups.withoutTimeout(id, KeySerializers.string(), StateSerializers.int64(), function::call);
    }

    /** An update function as the operators of this group have them. */
    private interface Function {
        void call(String key, Iterator<String> events, GroupState<Long> state, Emitter<String> out);
    }

    static FlatMapGroups<String, String, Long, String> lazyCount() {
        return noTimeout("lazyCount", (key, events, state, out) -> {
            while (events.hasNext()) {
                events.next();
                long count = state.getOption().orElse(0L) + 1;
                if (count >= 3) {
                    state.remove();
                } else {
                    state.update(count);
                    out.emit("(" + key + "," + count + ")");
                }
            }
        });
    }

    static FlatMapGroups<String, String, Long, String> runningCountAndEnd() {
        return noTimeout("runningCountAndEnd", (key, events, state, out) -> {
            long count = state.getOption().orElse(0L) + Operators.count(events);
            if (count >= 3) {
                state.remove();
                out.emit("(" + key + ",-1)");
            } else {
                state.update(count);
                out.emit("(" + key + "," + count + ")");
            }
        });
    }

    static FlatMapGroups<String, String, Long, String> counting() {
        return noTimeout("counting", (key, events, state, out) -> {
            long count = state.getOption().orElse(0L) + Operators.count(events);
            state.update(count);
            out.emit("(" + key + "," + count + ")");
        });
    }

    static FlatMapGroups<String, String, Long, String> firstBatch() {
        return noTimeout(
                "firstBatch",
                (key, events, state, out) ->
                        out.emit("(" + key + "," + Operators.count(events) + "," + state.exists() + ")"));
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    static MapGroups<String, String, Long, String> givingNull() {
        return MapGroups.withoutTimeout(
                "givingNull", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> null);
    }

    static FlatMapGroups<String, String, Long, String> throwing() {
        return noTimeout("throwing", (key, events, state, out) -> {
            throw new NullPointerException("thrown by the function");
        });
    }

    static FlatMapGroups<String, String, Long, String> lazilyThrowing() {
        return noTimeout("lazilyThrowing", (key, events, state, out) -> {
            out.emit("first");
            throw new IllegalStateException("thrown while results are read");
        });
    }

    static EventTimeFlatMapGroups<String, Timed, Long, String> firstCallSetsTimeout() {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                "firstCallSetsTimeout",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state, out) -> {
                    if (state.hasTimedOut()) {
                        out.emit(key + " timed out");
                        return;
                    }
                    if (!state.exists()) {
                        state.setTimeoutTimestamp(Instant.ofEpochSecond(5));
                        state.update(1L);
                    }
                    out.emit(key);
                });
    }

    static FlatMapGroups<String, Integer, Long, String> listing() {
        return FlatMapGroups.withoutTimeout(
                "listing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    List<Integer> values = new ArrayList<>();
                    events.forEachRemaining(values::add);
                    out.emit(key + values);
                });
    }
}
