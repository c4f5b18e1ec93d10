package dev.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.kit.KeyedByNumbersOperators;
import dev.holdfast.kit.PagesOperators;
import dev.holdfast.kit.TotalsOperators;
import dev.holdfast.kit.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query that is stopped, and goes on from its checkpoint as another version of the program. */
class CheckpointTest {

    private static final long BEHIND_2100 =
            Instant.parse("2101-01-01T00:00:00Z").getEpochSecond();

    private static final StreamFragment<Visit, String> BEFORE = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(TotalsOperators.before().named("totals"))
            .writeTo(out);
    private static final StreamFragment<Visit, String> NOW = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(TotalsOperators.now().named("totals"))
            .writeTo(out);
    private static final StreamFragment<Visit, String> OTHER = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(TotalsOperators.other().named("totals"))
            .writeTo(out);
    private static final StreamFragment<Visit, String> BY_NUMBERS = (in, out) -> in.groupByKey(Visit::number)
            .flatMapGroupsWithState(KeyedByNumbersOperators.count().named("totals"))
            .writeTo(out);
    private static final StreamFragment<Visit, String> TWO = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(PagesOperators.two().named("pages"))
            .writeTo(out);
    private static final StreamFragment<Visit, String> ONE = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(PagesOperators.one().named("pages"))
            .writeTo(out);

    @TempDir
    private Path directory;

    private final MemoryStream<Visit> source = RunningQuery.source();

    private RunningQuery start(StreamFragment<Visit, String> fragment) {
        return start(fragment, stream -> stream);
    }

    private RunningQuery start(StreamFragment<Visit, String> fragment, UnaryOperator<OneStream<Visit>> settings) {
        return new RunningQuery(
                directory,
                settings.apply(HoldfastSpark.on(source.toDS()).withWatermark(Visit::at, Duration.ZERO))
                        .apply(fragment, Encoders.STRING()));
    }

    private List<String> run(RunningQuery query, Visit... visits) {
        try (query) {
            RunningQuery.feed(source, List.of(visits));
            return query.settle().rows();
        }
    }

    private String refused(StreamFragment<Visit, String> fragment) {
        return SharedSpark.failure(catchThrowable(() -> run(start(fragment), Visit.of("ada", "a", 1, 9))));
    }

    @Test
    void rows_of_an_older_record_are_read_and_what_cannot_be_read_is_refused() {
        run(start(BEFORE), Visit.of("ada", "a", 1, 1), Visit.of("ada", "b", 1, 2), Visit.of("bob", "c", 1, 2));
        assertThat(refused(OTHER))
                .contains(
                        "The state of operator 'totals' cannot be restored: rows may have been written with another schema.")
                .contains("Before: dev.holdfast.kit.Totals$Before(int visits)")
                .contains("Now: dev.holdfast.kit.Totals$Other(string visits)")
                .contains(
                        "give the operator a new id with named(…), and give up its old state by that alone: it stays in");
        assertThat(refused(BY_NUMBERS))
                .contains("The key type of operator 'totals' is not that of the checkpoint. Before: ");
        assertThat(run(start(NOW), Visit.of("ada", "c", 1, BEHIND_2100), Visit.of("ada", "c", 1, 9)))
                .isEmpty();
        assertThat(run(start(NOW), Visit.of("~", "", 1, BEHIND_2100))).contains("ada 6", "bob 1");
    }

    @Test
    void a_state_that_is_gone_is_refused_until_it_is_dropped_and_then_it_is_empty() {
        assertThat(run(start(TWO), Visit.of("ada", "a", 1, 1), Visit.of("ada", "b", 1, 1)))
                .containsExactly("ada 1 new", "ada 2 new");
        assertThat(refused(ONE))
                .contains("The checkpoint holds state 'pages/seen', which the operator no longer has")
                .contains("drop it with dropStateOf(\"pages/seen\") of HoldfastSpark.on(…)");
        assertThat(run(start(ONE, stream -> stream.dropStateOf("pages/seen")), Visit.of("ada", "c", 1, 2)))
                .endsWith("ada 4");
        assertThat(run(start(TWO), Visit.of("ada", "a", 1, 3))).containsExactly("ada 5 new");
    }
}
