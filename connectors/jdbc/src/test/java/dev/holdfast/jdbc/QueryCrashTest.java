package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.jdbc.SinkContract.Total;
import dev.holdfast.testkit.CommitStep;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A whole query that crashes at each step of the commit of each batch. */
class QueryCrashTest {

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "HALF_DELIVERED")
    void each_row_is_there_once_whichever_step_of_each_commit_crashes(CommitStep step) throws Exception {
        TestDatabase database = TestDatabase.h2();
        database.run("CREATE TABLE events (user_id VARCHAR(10), clicks INT)");
        TestSource<Total> totals = TestSource.of("in");
        try (PipelineTester tester = PipelineTester.of(
                        Stream.from(totals).writeTo(Jdbc.sink("events", database.dataSource(), "events", Total.class)))
                .crashInEveryBatchAt(step)) {
            tester.feed(totals, new Total("ada", 1), new Total("ada", 1));
            tester.workers(3).feed(totals, new Total("bob", 2));
            tester.feed(totals, new Total("cyd", 3));
        }

        assertThat(database.rows("SELECT * FROM events ORDER BY clicks"))
                .containsExactly("ada 1", "ada 1", "bob 2", "cyd 3");
    }
}
