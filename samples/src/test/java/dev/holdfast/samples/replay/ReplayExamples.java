package dev.holdfast.samples.replay;

import dev.holdfast.Pipeline;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.replay.Replay;
import dev.holdfast.runtime.replay.ReplayReport;
import dev.holdfast.runtime.replay.ReplayedCall;
import java.nio.file.Path;

/** The examples of the page on replay. */
final class ReplayExamples {

    private ReplayExamples() {}

    static ReplayReport first(Path checkpoint, Pipeline pipeline) {
        ReplayReport report = Replay.of(checkpoint, pipeline).batch(1).key("ada");
        System.out.println(report);
        return report;
    }

    static ReplayReport ofAnOperator(Path checkpoint, PointsPipeline pipeline) {
        ReplayReport report = Replay.of(checkpoint, pipeline)
                .operator(PointsOperators.add())
                .batches(0, 1)
                .key("ada");
        for (ReplayedCall call : report.calls()) {
            System.out.println(call.before() + " " + call.events() + " " + call.after() + " " + call.results());
        }
        return report;
    }

    static ReplayReport fixed(Path checkpoint, Path directory) {
        return Replay.of(
                        checkpoint,
                        new PointsPipeline(
                                directory, PointsOperators.addInOrder().named("Points.add")))
                .batch(1)
                .key("ada");
    }

    static EmbeddedEngine.Builder keeping(Path checkpoint) {
        return EmbeddedEngine.builder().checkpoint(checkpoint).retainBatches(5000);
    }
}
