package dev.holdfast.samples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.Mistake;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The same day of two cards, whatever happens to the process meanwhile. */
class FraudPipelineTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestSource<Payment> payments = TestSource.of("payments");
    private final TestSink<Suspicion> suspicions = TestSink.of("suspicions");

    @Test
    void nothing_is_wrong_with_its_function() {
        play(tester -> tester.lookingFor(Mistake.NOT_DETERMINISTIC, Mistake.BATCH_DEPENDENT));
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
    void crashes_between_commit_and_delivery_do_not_show() {
        play(tester -> tester.crashInEveryBatchAt(CommitStep.PUBLISHED));
    }

    @Test
    void another_store_does_not_show() {
        play(tester -> tester.stateStore(StateStores.rocksDb()));
    }

    @Test
    void one_event_at_a_time_does_not_show() {
        play(PipelineTester::asBacklog);
    }

    @Test
    void a_step_shows_all_states_of_a_key() {
        try (PipelineTester tester =
                PipelineTester.of(FraudSample.pipeline(payments, suspicions)).at(NOON)) {
            Step step = tester.feed(payments, declined(0));
            assertThat(step.toString())
                    .contains("bob declined[2026-11-20T12:00:00Z#0] = 100\n")
                    .contains("bob spending = Spending[payments=1, cents=100], timeout ")
                    .contains("bob timers[UNUSED] = no state, timeout 2026-12-20T12:00:00Z\n")
                    .doesNotContain("declined.next");
        }
    }

    private void play(UnaryOperator<PipelineTester> settings) {
        try (PipelineTester tester = settings.apply(
                PipelineTester.of(FraudSample.pipeline(payments, suspicions)).at(NOON))) {
            tester.feed(payments, declined(0), declined(1), declined(2), declined(3));
            assertThat(tester.feed(payments, declined(4)))
                    .emitted(new Suspicion("bob", "5 payments declined within ten minutes"));
            assertThat(tester.advanceWatermark(NOON.plus(Duration.ofDays(31))))
                    .emitted(new Suspicion("bob", "unused for thirty days"))
                    .hasRowsTotal(0);
        }
    }

    private static Payment declined(int minute) {
        return new Payment("bob", NOON.plus(Duration.ofMinutes(minute)), 100, true);
    }
}
