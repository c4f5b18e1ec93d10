package dev.holdfast;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;

/** Sources, sinks and operators that are described and never run. */
final class Fixtures {

    private Fixtures() {}

    static Stream<String> words(String sourceId) {
        return Stream.from(new NamedSource(sourceId));
    }

    static MapGroups<String, String, Long, Long> count(String id) {
        return MapGroups.withoutTimeout(
                id, KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> 1L);
    }

    static FlatMapGroups<String, String, Long, String> split(String id) {
        return FlatMapGroups.withProcessingTimeTimeout(
                id, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> out.emit(key));
    }

    static EventTimeFlatMapGroups<String, String, Long, String> sessions(String id) {
        return EventTimeFlatMapGroups.withEventTimeTimeout(
                id, KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> out.emit(key));
    }

    record NamedSource(String id) implements Source<String> {
        @Override
        public String description() {
            return "words of " + id;
        }

        @Override
        public SourceReader<String> open(SourceContext context) {
            throw new UnsupportedOperationException("only described here");
        }
    }

    record NamedSink<T>(String id) implements ObjectSink<T> {
        @Override
        public Writer<T> open(QueryRun run) {
            throw new UnsupportedOperationException("only described here");
        }
    }
}
