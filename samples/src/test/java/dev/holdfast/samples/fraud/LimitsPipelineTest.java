package dev.holdfast.samples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.Mistake;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The same limits, whatever happens to the process meanwhile. */
class LimitsPipelineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Suspicion ABOVE = new Suspicion("ada", "above the limit 'hour'");

    private final TestSource<Payment> payments = TestSource.of("payments");
    private final TestSource<LimitChange> limits = TestSource.of("limits");
    private final TestSink<Suspicion> suspicions = TestSink.of("suspicions");

    @Test
    void nothing_is_wrong_with_its_function() {
        play(tester -> tester.lookingFor(Mistake.NOT_DETERMINISTIC));
    }

    @Test
    void restarts_after_every_batch_do_not_show() {
        play(tester -> tester.workers(3).restartAfterEveryBatch());
    }

    @Test
    void crashes_do_not_show() {
        play(tester -> tester.crashInEveryBatchAt(CommitStep.WRITTEN));
    }

    @Test
    void another_store_does_not_show() {
        play(tester -> tester.stateStore(StateStores.rocksDb()));
    }

    private void play(UnaryOperator<PipelineTester> settings) {
        try (PipelineTester tester =
                settings.apply(PipelineTester.of(FraudSample.pipeline(payments, limits, suspicions))
                        .at(NOON))) {
            tester.feed(limits, new LimitChange("hour", new Limit(1_000, Duration.ofHours(1))));
            assertThat(tester.feed(payments, payment(0))).emittedNothing();
            assertThat(tester.feed(payments, payment(1))).emitted(ABOVE);
            tester.feed(limits, new LimitChange("hour", null));
            assertThat(tester.feed(payments, payment(2))).emittedNothing();
        }
    }

    private static Payment payment(int minute) {
        return new Payment("ada", NOON.plus(Duration.ofMinutes(minute)), 600, false);
    }
}
