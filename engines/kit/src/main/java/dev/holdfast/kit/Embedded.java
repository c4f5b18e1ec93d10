package dev.holdfast.kit;

import dev.holdfast.Stream;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.util.List;

/** The results of fragments in the embedded engine, with which those of another one are compared. */
public final class Embedded {

    /** No event of the tests is late. */
    public static final Duration DELAY = Duration.ofSeconds(30);

    private Embedded() {}

    /** In batches of so many events, and the end of time. */
    public static List<String> rows(StreamFragment<Visit, String> fragment, List<Visit> events, int batch) {
        TestSource<Visit> source = TestSource.of("first");
        TestSink<String> sink = TestSink.of("out");
        try (PipelineTester tester =
                PipelineTester.of(fragment.from(Stream.from(source).withWatermark(Visit::at, DELAY), sink))) {
            for (int from = 0; from < events.size(); from += batch) {
                tester.feed(source, events.subList(from, Math.min(events.size(), from + batch)));
            }
            tester.closeEventTime();
        }
        return sink.rows();
    }

    public static List<String> rows(
            TwoStreamFragment<Visit, Visit, String> fragment, List<Visit> first, List<Visit> second) {
        TestSource<Visit> one = TestSource.of("first");
        TestSource<Visit> two = TestSource.of("second");
        TestSink<String> sink = TestSink.of("out");
        try (PipelineTester tester = PipelineTester.of(fragment.from(
                Stream.from(one).withWatermark(Visit::at, DELAY),
                Stream.from(two).withWatermark(Visit::at, DELAY),
                sink))) {
            tester.feed(one, first);
            tester.feed(two, second);
            tester.closeEventTime();
        }
        return sink.rows();
    }
}
