package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.ProcessingTimeGroupState;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/** Operators whose calls fail when their events say so. */
final class FaultyOperators {

    private FaultyOperators() {}

    /** A word, and what the call that reads it does before anything else. */
    record Word(String key, long seconds, String fault) {

        static Word of(String key) {
            return new Word(key, 0, "");
        }

        static Word bad(String key, String fault) {
            return new Word(key, 0, fault);
        }

        Instant at() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    interface Fault {
        void strike(String key, Word word);
    }

    /** Counts the events of a key, and updates and emits before it reads one that fails. */
    static FlatMapGroups<String, Word, Long, String> counter(Fault fault) {
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L);
                    while (events.hasNext()) {
                        Word word = events.next();
                        state.update(++count);
                        if (!word.fault().isEmpty()) {
                            out.emit("half a result");
                        }
                        emitNull(word, out);
                        fault.strike(key, word);
                    }
                    out.emit(key + count);
                });
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static void emitNull(Word word, Emitter<String> out) {
        if (word.fault().equals("emit null")) {
            try {
                out.emit(null);
            } catch (NullPointerException e) {
                assertThat(e).hasMessageContaining("null");
            }
        }
    }

    /** Counts, with a timeout ten seconds on. */
    static FlatMapGroups<String, Word, Long, String> timing(
            ErrorPolicy<String, Word> policy, Consumer<String> onTimeout) {
        return FlatMapGroups.<String, Word, Long, String>withProcessingTimeTimeout(
                        "timing",
                        KeySerializers.string(),
                        StateSerializers.int64(),
                        (key, events, state, out) -> time(key, events, state, out, onTimeout))
                .onError(policy);
    }

    private static void time(
            String key,
            Iterator<Word> events,
            ProcessingTimeGroupState<Long> state,
            Emitter<String> out,
            Consumer<String> onTimeout) {
        if (state.hasTimedOut()) {
            out.emit(key + " timed out with " + state.get());
            state.remove();
            state.setTimeoutDuration(Duration.ofSeconds(1));
            onTimeout.accept(key);
            state.update(0L);
            return;
        }
        long count = state.getOption().orElse(0L);
        while (events.hasNext()) {
            Word word = events.next();
            count++;
            state.update(count);
            state.setTimeoutDuration(Duration.ofSeconds(10));
            fail(word.fault());
        }
        out.emit(key + count);
    }

    /** Counts, with a serializer that cannot write 3, or cannot read anything. */
    static FlatMapGroups<String, Word, Long, String> withSerializer(boolean isUnreadable) {
        StateSerializer<Long> serializer = new StateSerializer<>() {
            @Override
            public Schema schema() {
                return StateSerializers.int64().schema();
            }

            @Override
            public void write(Long value, StateOutput out) {
                out.writeByte(1);
                if (value == 3) {
                    throw new IllegalArgumentException("three");
                }
                out.writeVarLong(value);
            }

            @Override
            public Long read(StateInput in) {
                if (isUnreadable) {
                    throw new IllegalArgumentException("unreadable");
                }
                in.readByte();
                return in.readVarLong();
            }
        };
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), serializer, (key, events, state, out) -> {
                    long count = TestOperators.count(events);
                    try {
                        count += state.getOption().orElse(0L);
                    } catch (IllegalArgumentException e) {
                        count = 0;
                    }
                    state.update(count);
                    out.emit(key + count);
                });
    }

    static void fail(String fault) {
        switch (fault) {
            case "throw" -> throw new IllegalStateException("no luck");
            case "assert" -> throw new AssertionError("wrong");
            case "recurse" -> recurse(0);
            default -> {}
        }
    }

    private static long recurse(long depth) {
        return depth < 0 ? depth : recurse(depth + 1) + 1;
    }
}
