package dev.holdfast.keyed.fragment;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Stream;
import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import java.io.IOException;
import java.time.Duration;

/** What stands in a fragment for streams of the job: nothing of it is ever opened. */
final class FragmentStream {

    private static final String NOT_OPENED = "A stream of a job is read by its engine.";

    private FragmentStream() {}

    static <T> EventTimeStream<T> events(String id) {
        return Stream.from(new In<T>(id)).withWatermark(event -> null, Duration.ZERO);
    }

    /** In place of a source. */
    private record In<T>(String id) implements Source<T> {

        @Override
        public SourceReader<T> open(SourceContext context) throws IOException {
            throw new IOException(NOT_OPENED);
        }
    }

    /** In place of a sink. */
    record Out<R>(String id) implements ObjectSink<R> {

        @Override
        public Writer<R> open(QueryRun run) throws IOException {
            throw new IOException(NOT_OPENED);
        }
    }
}
