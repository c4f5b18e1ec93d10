package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import dev.holdfast.Stream;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StateBudgetException;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that becomes too much, or only grows, is heard of. */
class StateBudgetTest {

    @TempDir
    Path directory;

    private final List<StateOverBudget> heard = new ArrayList<>();
    private final QueryListener listener = new QueryListener() {
        @Override
        public void stateOverBudget(Run run, StateOverBudget over) {
            heard.add(over);
        }
    };

    @Test
    void a_budget_warns_when_it_is_exceeded_and_again_after_an_hour() throws Exception {
        try (LoggedEvents log = new LoggedEvents();
                EngineDriver<String> driver = driver(builder -> builder.stateBudget(StateBudget.rows(2)))) {
            driver.stepAt(0, List.of("a", "b"));
            assertThat(heard).isEmpty();
            driver.stepAt(1, List.of("c"));
            driver.stepAt(2, List.of("d"));
            assertThat(heard).singleElement().satisfies(over -> {
                assertThat(over.operatorId()).isEmpty();
                assertThat(over.rows()).isEqualTo(3);
                assertThat(over.batchId()).isEqualTo(1);
                assertThat(over.message())
                        .startsWith("the query has 3 rows of state in ")
                        .contains("its budget is 2 rows");
            });
            assertThat(log.at(Level.WARN)).hasSize(1);
            assertThat(log.at(Level.WARN).get(0).getFormattedMessage())
                    .startsWith("Query counts: the query has 3 rows of state");
            driver.stepAt(3601, List.of("e"));
            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void a_failing_budget_warns_at_four_fifths_and_ends_the_query_before_the_batch_counts() throws Exception {
        EngineDriver<String> driver = driver(builder ->
                builder.stateBudget("runningCount", StateBudget.rows(5).failing()));
        driver.step(List.of("a", "b", "c", "d"));
        assertThat(heard).isEmpty();
        driver.step(List.of("e"));
        assertThat(heard)
                .singleElement()
                .satisfies(over -> assertThat(over.operatorId()).contains("runningCount"));
        driver.feed(List.of("f"));
        StreamingQueryException failure = catchThrowableOfType(
                StreamingQueryException.class, () -> driver.query().processAllAvailable());
        assertThat(failure)
                .hasMessageStartingWith("Batch 2 failed: operator 'runningCount' has 6 rows of state in ")
                .hasMessageContaining("Nothing of the batch was kept");
        assertThat(failure.operatorId()).contains("runningCount");
        driver.restart(builder -> builder.stateBudget(StateBudget.rows(100).failing()));
        driver.drain();
        assertThat(driver.lastProgress().batchId()).isEqualTo(2);
        driver.close();
    }

    @Test
    void no_restart_helps_against_too_much_state() throws Exception {
        EngineDriver<String> driver =
                driver(builder -> builder.stateBudget(StateBudget.rows(1).failing())
                        .restartPolicy(RestartPolicy.backoff(Duration.ofDays(1), Duration.ofDays(1), 3)));
        driver.feed(List.of("a", "b"));
        assertThat(catchThrowableOfType(
                        StateBudgetException.class, () -> driver.query().processAllAvailable()))
                .hasMessageContaining("its budget is 1 rows");
        driver.close();
    }

    @Test
    void bytes_and_the_share_of_the_heap_are_measured_too() throws Exception {
        try (EngineDriver<String> driver = driver(builder -> builder.stateBudget(StateBudget.bytes(1))
                .stateBudget(StateBudget.shareOfHeap(1.0))
                .stateBudget(StateBudget.shareOfHeap(1e-9)))) {
            driver.step(List.of("a"));
            assertThat(heard)
                    .extracting(over -> over.budget().measure())
                    .containsExactly(StateBudget.Measure.BYTES, StateBudget.Measure.SHARE_OF_HEAP);
        }
        assertThat(StateBudget.shareOfHeap(0.5)).hasToString("50 % of the heap");
    }

    @Test
    void budgets_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> StateBudget.rows(0)).hasMessageContaining("is positive");
        assertThatThrownBy(() -> StateBudget.shareOfHeap(1.5)).hasMessageContaining("at most 1, not 1.5");
        assertThatThrownBy(() -> driver(builder -> builder.stateBudget("counts", StateBudget.rows(1))))
                .hasMessageContaining("operator 'counts', which the pipeline does not have. It has [runningCount]");
    }

    @Test
    void growth_of_the_last_hour_is_in_the_progress_and_said_in_words() throws Exception {
        try (CapturedLog log = new CapturedLog();
                EngineDriver<String> driver = driver(UnaryOperator.identity())) {
            driver.stepAt(0, List.of("a"));
            driver.stepAt(1800, List.of("b", "c"));
            assertGrowth(driver, 2, 0, 30);
            assertThat(operator(driver).growsAndNeverShrinks()).isFalse();
            driver.stepAt(3600, List.of("d"));
            assertGrowth(driver, 3, 0, 60);
            assertThat(operator(driver).growsAndNeverShrinks()).isTrue();
            assertThat(log.linesWith("4 rows of state in "))
                    .last()
                    .asString()
                    .contains(" bytes, +3 in the last hour (grows and never shrinks); ", "'input' is 0 rows behind");
            driver.stepAt(5400, List.of("a", "a"));
            assertGrowth(driver, 0, 1, 60);
            assertThat(operator(driver).growsAndNeverShrinks()).isFalse();
        }
    }

    @Test
    void rows_behind_are_in_the_progress() throws Exception {
        try (EngineDriver<String> driver = driver(builder -> builder.maxEventsPerBatch(2))) {
            driver.step(List.of("a", "b", "c", "d", "e"));
            assertThat(driver.query().recentProgress())
                    .extracting(progress -> progress.sources().get(0).metrics().get("numRowsBehind"))
                    .containsExactly(3L, 1L, 0L);
        }
    }

    private static void assertGrowth(EngineDriver<String> driver, long grown, long removed, long minutes) {
        assertThat(operator(driver).customMetrics())
                .containsEntry("numRowsGrownLastHour", grown)
                .containsEntry("numRowsRemovedLastHour", removed)
                .containsEntry("minutesObserved", minutes);
    }

    private static StateOperatorProgress operator(EngineDriver<String> driver) {
        return driver.lastProgress().stateOperators().get(0);
    }

    private EngineDriver<String> driver(UnaryOperator<EmbeddedEngine.Builder> settings) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(TestOperators.runningCount())
                        .writeTo(sink),
                builder -> settings.apply(
                        builder.name("counts").listener(listener).progressLogInterval(Duration.ofMinutes(1))));
    }
}
