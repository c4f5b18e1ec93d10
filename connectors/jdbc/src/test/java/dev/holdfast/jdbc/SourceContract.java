package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.RetryPolicy;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the source does, the same on each database. */
abstract class SourceContract {

    TestDatabase database;

    abstract TestDatabase newDatabase() throws SQLException;

    @BeforeEach
    void create() throws SQLException {
        database = newDatabase();
        database.run(
                "CREATE TABLE orders (id INT PRIMARY KEY, item VARCHAR(10), changed TIMESTAMP(6), seen TIMESTAMP(6) WITH"
                        + " TIME ZONE)");
    }

    JdbcSource<String> orders() {
        return Jdbc.source("orders", database.dataSource(), "orders", "id", row -> row.getString("item"));
    }

    private void insert(int... ids) throws SQLException {
        for (int id : ids) {
            database.run("INSERT INTO orders (id, item) VALUES (" + id + ", 'o" + id + "')");
        }
    }

    @Test
    void rows_come_in_the_order_of_their_ids_and_new_ones_when_they_are_there() throws Exception {
        SourceDriver<String> driver = SourceDriver.open(orders());
        assertThat(driver.drain().takeEvents()).isEmpty();
        insert(3, 1, 7);
        assertThat(driver.drain().takeEvents()).containsExactly("o1", "o3", "o7");
        assertThat(driver.drain().takeEvents()).isEmpty();
        insert(9, 8);
        assertThat(driver.drain().takeEvents()).containsExactly("o8", "o9");
        assertThat(driver.position).hasToString("{\"id\":9}");
    }

    @Test
    void a_batch_has_no_more_rows_than_it_may() throws Exception {
        insert(1, 2, 5, 6, 8);
        SourceDriver<String> driver = SourceDriver.open(orders()).drain(2);

        assertThat(driver.events).containsExactly("o1", "o2", "o5", "o6", "o8");
        assertThat(driver.offsets).extracting(Offset::json).containsExactly("{\"id\":2}", "{\"id\":6}", "{\"id\":8}");
    }

    @Test
    void a_restart_goes_on_behind_its_offset_and_the_same_offsets_give_the_same_rows() throws Exception {
        insert(1, 2, 5);
        SourceDriver<String> driver = SourceDriver.open(orders()).drain(2);
        insert(6);

        assertThat(SourceDriver.openAt(orders(), driver.position).drain().events)
                .containsExactly("o6");
        assertThat(SourceDriver.openAt(orders(), driver.offsets.get(0)).drain().events)
                .containsExactly("o5", "o6");
    }

    @Test
    void a_batch_is_read_again_between_its_offsets() throws Exception {
        insert(1, 2, 5);
        SourceDriver<String> driver = SourceDriver.open(orders()).drain(2);
        insert(3, 6);
        assertThat(driver.offsets).hasSize(2);

        assertThat(SourceDriver.openAt(orders(), null).again(driver.offsets.get(0)).events)
                .containsExactly("o1", "o2");
        assertThat(SourceDriver.openAt(orders(), driver.offsets.get(0)).again(driver.offsets.get(1)).events)
                .containsExactly("o3", "o5");
    }

    @Test
    void rows_at_the_end_that_are_deleted_do_not_bring_earlier_ones_again() throws Exception {
        insert(1, 2, 3);
        SourceDriver<String> driver = SourceDriver.open(orders()).drain();
        database.run("DELETE FROM orders WHERE id > 1");
        assertThat(driver.drain().events).containsExactly("o1", "o2", "o3");
        insert(4);
        assertThat(driver.drain().events).containsExactly("o1", "o2", "o3", "o4");
    }

    @Test
    void by_a_time_a_row_that_changes_comes_again_and_equal_times_go_by_id() throws Exception {
        for (String column : new String[] {"changed", "seen"}) {
            database.run(
                    "DELETE FROM orders",
                    "INSERT INTO orders (id, item, " + column
                            + ") VALUES (1, 'b', TIMESTAMP '2026-01-01 10:00:00.000002')",
                    "INSERT INTO orders (id, item, " + column
                            + ") VALUES (2, 'a', TIMESTAMP '2026-01-01 10:00:00.000001')",
                    "INSERT INTO orders (id, item, " + column
                            + ") VALUES (3, 'c', TIMESTAMP '2026-01-01 10:00:00.000002')",
                    "INSERT INTO orders (id, item, " + column + ") VALUES (4, 'never', NULL)");
            SourceDriver<String> driver =
                    SourceDriver.open(orders().orderedBy(column)).drain(1);
            assertThat(driver.takeEvents()).containsExactly("a", "b", "c");

            database.run("UPDATE orders SET item = 'd', " + column + " = TIMESTAMP '2026-01-02 00:00:00' WHERE id = 1");
            SourceDriver<String> restarted = SourceDriver.openAt(orders().orderedBy(column), driver.position);
            assertThat(restarted.drain().events).containsExactly("d");
        }
    }

    @Test
    void rows_that_were_committed_late_are_seen_when_there_was_time_to_settle() throws Exception {
        RecordedPauses pauses = new RecordedPauses();
        insert(1);
        SourceDriver<String> driver =
                SourceDriver.open(orders().settledAfter(Duration.ofSeconds(10)).pausingWith(pauses));
        assertThat(driver.drain().events).isEmpty();
        pauses.pass(Duration.ofSeconds(9));
        insert(3);
        assertThat(driver.drain().events).isEmpty();
        pauses.pass(Duration.ofSeconds(1));
        assertThat(driver.drain().events).containsExactly("o1");
        insert(2);
        pauses.pass(Duration.ofSeconds(9));
        assertThat(driver.drain().events).containsExactly("o1", "o2", "o3");
    }

    @Test
    void a_query_that_ends_by_itself_waits_once_for_rows_to_settle() throws Exception {
        RecordedPauses pauses = new RecordedPauses() {
            @Override
            public void pause(Duration duration) throws InterruptedException {
                super.pause(duration);
                try {
                    insert(1, 3);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        insert(2);
        SourceDriver<String> driver =
                SourceDriver.open(orders().settledAfter(Duration.ofSeconds(10)).pausingWith(pauses));

        assertThat(driver.drainToEnd().events).containsExactly("o1", "o2");
        assertThat(pauses.pauses).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void a_connection_that_is_lost_while_rows_are_read_brings_none_twice() throws Exception {
        insert(1, 2, 3);
        RecordedPauses pauses = new RecordedPauses();
        int[] reads = {0};
        JdbcSource<String> source = Jdbc.source("orders", database.dataSource(), "orders", "id", row -> {
            if (++reads[0] == 2) {
                throw new SQLException("gone", "08006");
            }
            return row.getString("item");
        });

        assertThat(SourceDriver.open(source.pausingWith(pauses)).drain().events).containsExactly("o1", "o2", "o3");
        assertThat(pauses.pauses).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void each_call_of_the_reader_is_tried_again() throws Exception {
        insert(1, 2, 3);
        RecordedPauses pauses = new RecordedPauses();
        for (boolean afterEffect : new boolean[] {false, true}) {
            for (int failingCall = 3; failingCall < 12; failingCall++) {
                FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), failingCall, afterEffect, false);
                JdbcSource<String> source = Jdbc.<String>source(
                                "orders", faulty.dataSource(), "orders", "id", row -> row.getString("item"))
                        .pausingWith(pauses);
                assertThat(SourceDriver.open(source).drain(2).events).containsExactly("o1", "o2", "o3");
            }
        }
        assertThat(pauses.pauses).hasSizeGreaterThan(10);
    }

    @Test
    void attempts_end() throws Exception {
        FaultyDataSource faulty = new FaultyDataSource(database.dataSource(), 3, false, true);
        JdbcSource<String> source = Jdbc.<String>source("orders", faulty.dataSource(), "orders", "id", row -> "")
                .retrying(RetryPolicy.attempts(2))
                .pausingWith(new RecordedPauses());

        assertThatThrownBy(() -> SourceDriver.open(source).drain())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "Source orders cannot see the last row of table orders: The connection is lost, as the test asked"
                                + " (SQLState 08006), in attempt 2. Make sure that the database can be reached and the table is as it"
                                + " was, then start the query again.");
    }

    @Test
    void a_row_that_is_no_event_ends_the_query_and_is_named() throws Exception {
        insert(1, 2);

        assertThatThrownBy(() ->
                        SourceDriver.open(reading(row -> row.getString("nope"))).drain())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The row of id 1 of table orders is no event of source orders: ")
                .hasMessageEndingWith(". Correct the row, or the function that reads it.");
        assertThatThrownBy(() -> SourceDriver.open(reading(row -> null)).drain())
                .hasMessageContaining("source orders: the function gave null. Correct");
        assertThatThrownBy(() -> SourceDriver.open(reading(row -> {
                            throw new IllegalStateException("odd");
                        }))
                        .drain())
                .hasMessageContaining("source orders: java.lang.IllegalStateException: odd. Correct");
    }

    private JdbcSource<String> reading(RowReader<String> reader) {
        return Jdbc.source("orders", database.dataSource(), "orders", "id", reader);
    }

    @Test
    void what_is_no_order_is_an_error_when_the_query_starts() {
        assertOpenFails(
                Jdbc.source("s", database.dataSource(), "nope", "id", row -> ""),
                "Source s finds no table nope in the database. Create it before the query starts");
        assertOpenFails(
                Jdbc.source("s", database.dataSource(), "orders", "nope", row -> ""),
                "Table orders of source s has no column 'nope'. Name one that it has.");
        assertOpenFails(Jdbc.source("s", database.dataSource(), "orders", "item", row -> ""), "is an integer.");
        assertOpenFails(orders().orderedBy("item"), "is a timestamp.");
    }

    private static void assertOpenFails(JdbcSource<String> source, String message) {
        assertThatThrownBy(() -> SourceDriver.open(source))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_offset_of_another_order_is_refused() throws Exception {
        assertThatThrownBy(() -> SourceDriver.openAt(orders(), new Offset("{\"time\":\"2026-01-01T00:00\",\"id\":1}"))
                        .drain())
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The checkpoint has the offset {\"time\":\"2026-01-01T00:00\",\"id\":1} for source orders, which is not"
                                + " one of an id. Give the source another id, or start with a new checkpoint.");
        assertThatThrownBy(() -> SourceDriver.openAt(orders().orderedBy("seen"), new Offset("{\"id\":1}"))
                        .drain())
                .hasMessageContaining("not one of a time and an id");
    }
}
