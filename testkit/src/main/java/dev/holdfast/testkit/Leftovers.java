package dev.holdfast.testkit;

import dev.holdfast.connector.Source;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.batch.QueryGraph;
import java.util.List;
import java.util.stream.Stream;

/** What a test asked for and never got: it would be green without having tested it. */
record Leftovers(QueryGraph graph, List<StreamingQueryProgress> progress, boolean isNew) {

    void check(List<CommitStep> crashes) {
        crashes.stream().findFirst().ifPresent(step -> {
            throw new IllegalStateException("A crash was planned with crashAt(" + step + ") and did not happen, since "
                    + whyNot(step) + " behind crashAt; or remove it.");
        });
        graph.sources().stream().map(SourceNode::source).forEach(this::checkRead);
    }

    /** Only deliveries of rows to a test sink have a half. */
    private static String whyNot(CommitStep step) {
        return step == CommitStep.HALF_DELIVERED
                ? "no batch with rows for a TestSink came after it. Feed events that give rows"
                : "no batch came after it. Feed events, or move the time or the watermark,";
    }

    private void checkRead(Source<?> source) {
        if (source instanceof TestSource<?> test && isReadByThisTester(test)) {
            long unread = test.events().size() - read(test);
            if (unread > 0) {
                throw new IllegalStateException("Source '" + test.id() + "' has " + unread
                        + (unread == 1 ? " event" : " events")
                        + " that no step has read. Call run() behind add(…), or feed them with feed(…).");
            }
        }
    }

    /** In a checkpoint that another tester began, it is not known what that one has read. */
    private boolean isReadByThisTester(TestSource<?> source) {
        return isNew
                || sources(source)
                        .findFirst()
                        .filter(first -> first.startOffset() == null)
                        .isPresent();
    }

    private long read(TestSource<?> source) {
        return sources(source).mapToLong(SourceProgress::numInputRows).sum();
    }

    private Stream<SourceProgress> sources(TestSource<?> source) {
        return progress.stream()
                .flatMap(batch -> batch.sources().stream())
                .filter(known -> known.id().equals(source.id()));
    }
}
