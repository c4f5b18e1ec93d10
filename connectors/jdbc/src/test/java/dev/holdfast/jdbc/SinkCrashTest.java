package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.RetryPolicy;
import dev.holdfast.jdbc.SinkContract.Total;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the table wherever the process crashes or the connection is lost. */
class SinkCrashTest {

    private static final RetryPolicy THREE =
            RetryPolicy.attempts(3).withPauses(Duration.ofMillis(100), Duration.ofSeconds(1));

    private final RecordedPauses pauses = new RecordedPauses();

    private static TestDatabase newDatabase(boolean isPostgres) throws SQLException {
        TestDatabase database = isPostgres ? Postgres.newSchema() : TestDatabase.h2();
        database.run("CREATE TABLE events (user_id VARCHAR(10) NOT NULL, clicks INT)");
        return database;
    }

    private JdbcSink<Total> sink(DataSource source) {
        return Jdbc.sink("events", source, "events", Total.class)
                .retrying(RetryPolicy.NONE)
                .pausingWith(pauses);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_row_is_there_once_wherever_the_process_crashes(boolean isPostgres) throws Exception {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = 1;
            while (crashAndRestart(newDatabase(isPostgres), failingCall, afterEffect)) {
                failingCall++;
            }
            assertThat(failingCall).isGreaterThan(20);
        }
    }

    /** Crashes at one call, restarts, and delivers what is missing, and the last batch again. Returns whether it crashed. */
    private boolean crashAndRestart(TestDatabase database, int failingCall, boolean afterEffect) throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), failingCall, afterEffect, true);
        try {
            deliverFrom(0, SinkDriver.open(sink(faulty.dataSource()), 1));
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining("lost, as the test asked");
        }
        SinkDriver<Total> restarted = SinkDriver.open(sink(database.dataSource()), 2);
        deliverFrom(Math.max(0, restarted.writer().lastBatch().orElse(0)), restarted);
        assertRows(database, "crash at call " + failingCall + (afterEffect ? ", after its effect" : ""));
        return faulty.hasFailed();
    }

    private static void deliverFrom(long first, SinkDriver<Total> driver) throws IOException {
        for (long batch = first; batch < 3; batch++) {
            driver.deliver(batch, new Total("a", batch), new Total("b", batch));
        }
    }

    private static void assertRows(TestDatabase database, String place) throws SQLException {
        assertThat(database.rows("SELECT * FROM events ORDER BY clicks, user_id"))
                .as(place)
                .isEqualTo(LongStream.range(0, 3)
                        .boxed()
                        .flatMap(n -> List.of("a " + n, "b " + n).stream())
                        .toList());
    }

    @Test
    void a_lost_connection_is_made_anew_and_each_row_is_there_once() throws Exception {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = callsToOpen() + 1;
            while (loseConnection(newDatabase(false), failingCall, afterEffect)) {
                failingCall++;
            }
        }
        assertThat(pauses.pauses).hasSizeGreaterThan(20).containsOnly(Duration.ofMillis(100));
    }

    private boolean loseConnection(TestDatabase database, int failingCall, boolean afterEffect) throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), failingCall, afterEffect, false);
        deliverFrom(0, SinkDriver.open(sink(faulty.dataSource()).retrying(THREE), 1));
        assertRows(database, "connection lost at call " + failingCall + (afterEffect ? ", after its effect" : ""));
        return faulty.hasFailed();
    }

    /** The start is not tried again. */
    private int callsToOpen() throws Exception {
        FaultyDataSource counting =
                new FaultyDataSource(newDatabase(false).dataSource(), Integer.MAX_VALUE, false, false);
        SinkDriver.open(sink(counting.dataSource()), 1);
        return counting.calls();
    }

    @Test
    void attempts_end_and_the_message_says_how_many_there_were() throws Exception {
        TestDatabase database = newDatabase(false);
        int calls = callsToOpen();
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), calls + 2, false, true);
        SinkDriver<Total> driver = SinkDriver.open(sink(faulty.dataSource()).retrying(THREE), 1);

        assertThatThrownBy(() -> deliverFrom(0, driver))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Sink events cannot write batch 0 to table events: The connection is lost, as the test asked"
                                + " (SQLState 08006), in attempt 3. Nothing of the batch was written; it is in the checkpoint and comes"
                                + " again when the query starts. Change the table so that it takes such rows, or mend what is wrong with"
                                + " the database.");
        assertThat(pauses.pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void what_will_not_pass_is_not_tried_again() throws Exception {
        TestDatabase database = newDatabase(false);
        SinkDriver<Total> driver = SinkDriver.open(sink(database.dataSource()).retrying(THREE), 1);
        database.run("DROP TABLE events");

        assertThatThrownBy(() -> driver.deliver(0, new Total("a", 1))).hasMessageContaining("in attempt 1");
        assertThat(pauses.pauses).isEmpty();
    }

    @Test
    void a_start_without_a_database_fails_at_once() {
        FaultyDataSource faulty = new FaultyDataSource(TestDatabase.h2().dataSource(), 1, false, true);

        assertThatThrownBy(() -> SinkDriver.open(sink(faulty.dataSource()).retrying(THREE), 1))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Sink events cannot be opened: The connection is lost, as the test asked (SQLState 08006). Make sure"
                                + " that the database can be reached, then start the query again.");
        assertThat(pauses.pauses).isEmpty();
    }
}
