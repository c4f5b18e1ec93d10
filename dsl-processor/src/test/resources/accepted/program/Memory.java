package program;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;

/** Sources and sinks that only have names. */
final class Memory {

    private Memory() {}

    static <T> Source<T> source(String id, Class<T> type) {
        return new NamedSource<>(id);
    }

    static <T> Sink<T> sink(String id) {
        return new NamedSink<>(id);
    }

    private record NamedSource<T>(String id) implements Source<T> {
        @Override
        public SourceReader<T> open(SourceContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private record NamedSink<T>(String id) implements ObjectSink<T> {
        @Override
        public Writer<T> open(QueryRun run) {
            throw new UnsupportedOperationException();
        }
    }
}
