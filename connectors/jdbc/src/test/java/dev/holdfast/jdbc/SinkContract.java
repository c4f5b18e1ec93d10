package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.QueryRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sink does, the same on each database. */
abstract class SinkContract {

    TestDatabase database;

    record Total(@Nullable String userId, long clicks) {}

    enum Device {
        PHONE
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Everything(
            long id,
            boolean flag,
            short small,
            int number,
            float single,
            double precise,
            BigDecimal exact,
            char letter,
            String text,
            Device device,
            byte[] bytes,
            Instant at,
            Instant clock,
            OffsetDateTime moved,
            LocalDateTime localAt,
            LocalDate onDay,
            LocalTime atTime,
            UUID uuid,
            Optional<String> perhaps) {}

    abstract TestDatabase newDatabase() throws SQLException;

    @BeforeEach
    void create() throws SQLException {
        database = newDatabase();
        database.run("CREATE TABLE totals (user_id VARCHAR(10) PRIMARY KEY, clicks BIGINT NOT NULL, note VARCHAR(10))");
        database.run("CREATE TABLE events (user_id VARCHAR(10) NOT NULL, clicks INT)");
    }

    JdbcSink<Total> events() {
        return Jdbc.sink("events", database.dataSource(), "events", Total.class);
    }

    JdbcSink<Total> totals() {
        return Jdbc.sink("totals", database.dataSource(), "totals", Total.class).upsertBy("userId");
    }

    private List<String> rows(String table) throws SQLException {
        return database.rows("SELECT user_id, clicks FROM " + table + " ORDER BY user_id, clicks");
    }

    @Test
    void events_are_inserted() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(events(), 1);
        driver.deliver(0, new Total("ada", 1), new Total("ada", 1));
        driver.deliver(3, new Total("bob", 2));

        assertThat(rows("events")).containsExactly("ada 1", "ada 1", "bob 2");
        assertThat(driver.writer().lastBatch()).hasValue(3);
    }

    @Test
    void updates_replace_the_row_of_their_key_and_leave_other_columns_alone() throws Exception {
        database.run("INSERT INTO totals VALUES ('ada', 1, 'first')");
        SinkDriver<Total> driver = SinkDriver.open(totals(), 1);
        driver.deliver(0, new Total("ada", 2), new Total("bob", 1), new Total("ada", 3));
        driver.deliver(1, new Total("bob", 5));

        assertThat(database.rows("SELECT user_id, clicks, note FROM totals ORDER BY user_id"))
                .containsExactly("ada 3 first", "bob 5 null");
    }

    @Test
    void a_table_of_key_columns_only_takes_updates() throws Exception {
        database.run("CREATE TABLE users (user_id VARCHAR(10) PRIMARY KEY)");
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.<Total>sink("users", database.dataSource(), "users")
                        .column("user_id", Total::userId)
                        .upsertBy("user_id"),
                1);
        driver.deliver(0, new Total("ada", 1));
        driver.deliver(1, new Total("ada", 2), new Total("bob", 1));

        assertThat(database.rows("SELECT * FROM users ORDER BY 1")).containsExactly("ada", "bob");
    }

    @Test
    void columns_may_be_named_and_computed() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.<Total>sink("events", database.dataSource(), "events")
                        .column("USER_ID", total -> total.userId() + "!")
                        .column("clicks", total -> total.clicks() + 1)
                        .column("clicks", total -> total.clicks() * 10),
                1);
        driver.deliver(0, new Total("ada", 4));

        assertThat(rows("events")).containsExactly("ada! 40");
    }

    @Test
    void many_rows_go_in_several_requests_and_one_transaction() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(events(), 1);
        driver.deliver(
                0,
                LongStream.range(0, 2_500).mapToObj(n -> new Total("u" + n, n)).toArray(Total[]::new));

        assertThat(database.rows("SELECT COUNT(*), SUM(clicks) FROM events")).containsExactly("2500 3123750");
    }

    @Test
    void a_batch_that_comes_again_is_there_once() throws Exception {
        SinkDriver.open(events(), 1).deliver(5, new Total("ada", 1));
        SinkDriver<Total> restarted = SinkDriver.open(events(), 2);

        assertThat(restarted.writer().lastBatch()).hasValue(5);
        restarted.deliver(5, new Total("ada", 1));
        restarted.deliver(6, new Total("bob", 1));
        assertThat(rows("events")).containsExactly("ada 1", "bob 1");
    }

    @Test
    void a_run_that_was_replaced_writes_nothing_and_cannot_open() throws Exception {
        SinkDriver<Total> old = SinkDriver.open(events(), 1);
        old.deliver(0, new Total("ada", 1));
        SinkDriver<Total> later = SinkDriver.open(events(), 2);

        assertThatThrownBy(() -> old.deliver(1, new Total("old", 1)))
                .isInstanceOf(IOException.class)
                .hasMessage("Sink events of query " + SinkDriver.QUERY
                        + " was opened by a later run, of epoch 2; this one, of"
                        + " epoch 1, writes nothing any more. Make sure that the query runs once only.");
        later.deliver(1, new Total("bob", 1));
        assertThatThrownBy(() -> SinkDriver.open(events(), 1)).hasMessageContaining("of epoch 2");
        assertThat(rows("events")).containsExactly("ada 1", "bob 1");
    }

    @Test
    void queries_and_sinks_of_one_table_do_not_know_each_other() throws Exception {
        SinkDriver.open(events(), 1).deliver(7, new Total("ada", 1));
        JdbcSink<Total> other = Jdbc.sink("other", database.dataSource(), "events", Total.class);

        assertThat(SinkDriver.open(other, 1).writer().lastBatch()).isEmpty();
        assertThat(events().open(new QueryRun(new UUID(9, 9), 1)).lastBatch()).isEmpty();
    }

    @Test
    void a_row_that_the_table_refuses_leaves_nothing_of_its_batch() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(events(), 1);
        driver.deliver(0, new Total("ada", 1));

        assertThatThrownBy(() -> driver.deliver(1, new Total("bob", 1), new Total(null, 77)))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .hasMessageMatching(
                        "(?s)Sink events cannot write batch 1 to table events: .*(user_id|USER_ID).*"
                                + " \\(SQLState 23502\\), in attempt 1\\. Nothing of the batch was written; it is in the checkpoint .*")
                .hasMessageNotContaining("77");
        assertThat(rows("events")).containsExactly("ada 1");
        assertThat(driver.writer().lastBatch()).hasValue(0);

        database.run("ALTER TABLE events ALTER COLUMN user_id DROP NOT NULL");
        SinkDriver.open(events(), 2).deliver(1, new Total("bob", 1), new Total(null, 77));
        assertThat(rows("events")).containsExactlyInAnyOrder("ada 1", "bob 1", "null 77");
    }

    @Test
    void a_number_that_is_too_large_for_its_column_is_an_error() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(events(), 1);

        assertThatThrownBy(() -> driver.deliver(0, new Total("ada", 1L << 40)))
                .hasMessageMatching(".* \\(SQLState 2200[34]\\), in attempt 1\\. .*")
                .hasMessageContaining("batch 0 to table events");
    }

    @Test
    void every_type_of_value_comes_back_as_it_was() throws Exception {
        createTableOfEverything();
        Instant at = Instant.parse("2026-07-01T10:00:00.123456Z");
        SinkDriver<Everything> driver =
                SinkDriver.open(Jdbc.sink("all", database.dataSource(), "everything", Everything.class), 1);
        driver.deliver(
                0,
                new Everything(
                        1,
                        true,
                        (short) -2,
                        3,
                        0.5f,
                        0.1,
                        new BigDecimal("12.50"),
                        'x',
                        "grün",
                        Device.PHONE,
                        "ab".getBytes(StandardCharsets.US_ASCII),
                        at,
                        at,
                        OffsetDateTime.parse("2026-07-01T10:00:00+05:00"),
                        LocalDateTime.parse("2026-07-01T10:00:00"),
                        LocalDate.parse("2026-07-01"),
                        LocalTime.parse("10:11:12"),
                        new UUID(1, 2),
                        Optional.empty()));

        assertThat(database.rows(
                        "SELECT COUNT(*) FROM everything WHERE id = 1 AND flag AND small = -2 AND number = 3 AND"
                                + " single = 0.5 AND precise = CAST(0.1 AS DOUBLE PRECISION) AND exact = 12.5 AND letter = 'x' AND"
                                + " text = 'grün' AND device = 'PHONE' AND perhaps IS NULL"))
                .containsExactly("1");
        assertThat(database.rows("SELECT COUNT(*) FROM everything WHERE"
                        + " at = TIMESTAMP WITH TIME ZONE '2026-07-01 10:00:00.123456+00:00'"
                        + " AND clock = TIMESTAMP '2026-07-01 10:00:00.123456'"
                        + " AND moved = TIMESTAMP WITH TIME ZONE '2026-07-01 05:00:00+00:00'"
                        + " AND local_at = TIMESTAMP '2026-07-01 10:00:00'"
                        + " AND on_day = DATE '2026-07-01' AND at_time = TIME '10:11:12'"
                        + " AND uuid = '00000000-0000-0001-0000-000000000002'"))
                .containsExactly("1");
        assertThat(database.rows("SELECT LENGTH(bytes) FROM everything")).containsExactly("2");
    }

    abstract String bytesType();

    private void createTableOfEverything() throws SQLException {
        database.run(
                "CREATE TABLE everything (id BIGINT, flag BOOLEAN, small SMALLINT, number INT, single REAL, precise DOUBLE"
                        + " PRECISION, exact NUMERIC(10, 2), letter CHAR(1), text VARCHAR(10), device VARCHAR(10), bytes "
                        + bytesType()
                        + ", at TIMESTAMP(6) WITH TIME ZONE, clock TIMESTAMP(6), moved TIMESTAMP WITH TIME ZONE, local_at TIMESTAMP,"
                        + " on_day DATE, at_time TIME, uuid UUID, perhaps VARCHAR(10))");
    }

    @Test
    void names_in_quotes_and_schemas_are_found() throws Exception {
        database.run(
                "CREATE SCHEMA shop", "CREATE TABLE shop.\"Odd Name\" (\"userId\" VARCHAR(10), \"Clicks%\" BIGINT)");
        SinkDriver<Total> driver = SinkDriver.open(
                Jdbc.<Total>sink("odd", database.dataSource(), "shop.Odd Name")
                        .column("userId", Total::userId)
                        .column("clicks%", Total::clicks),
                1);
        driver.deliver(0, new Total("ada", 1));

        assertThat(database.rows("SELECT * FROM shop.\"Odd Name\"")).containsExactly("ada 1");
        assertThat(database.rows("SELECT batch FROM shop.holdfast_batches")).containsExactly("0");
    }

    @Test
    void what_does_not_fit_the_table_is_an_error_when_the_query_starts() throws Exception {
        assertOpenFails(
                Jdbc.sink("s", database.dataSource(), "missing", Total.class),
                "Sink s finds no table missing in the database. Create it before the query starts, or name its schema too, as"
                        + " in shop.totals.");
        assertOpenFails(
                events().column("nope", Total::clicks), "Table events of sink events has no column 'nope'; it has ");
        assertOpenFails(
                events().column("user_id", Total::userId),
                "' twice, as 'userId' and as 'user_id'. Name one of them otherwise.");
        assertOpenFails(
                Jdbc.<Total>sink("s", database.dataSource(), "events").column("clicks", Total::clicks),
                "' that must not be NULL and has no default, and the sink gives it no value. Add column(\"");
        assertOpenFails(
                events().upsertBy("userId"),
                "], but has no primary key and no unique index of just these columns. Create one: CREATE UNIQUE INDEX ON events (");
        assertOpenFails(
                totals().upsertBy("note"),
                "is to be updated by 'note', to which the sink gives no value. Add column(\"note\"");
        assertOpenFails(
                Jdbc.<Total>sink("s", database.dataSource(), "events"),
                "Sink s has no columns. Name them with column(\"…\", row -> …), or pass the record");
    }

    private static void assertOpenFails(JdbcSink<Total> sink, String message) {
        assertThatThrownBy(() -> SinkDriver.open(sink, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_sink_whose_row_in_the_table_of_batches_is_gone_writes_nothing() throws Exception {
        SinkDriver<Total> driver = SinkDriver.open(events(), 1);
        database.run("DELETE FROM holdfast_batches");

        assertThatThrownBy(() -> driver.deliver(0, new Total("ada", 1)))
                .hasMessageContaining("has no row for sink events of query " + SinkDriver.QUERY + " any more");
        assertThat(rows("events")).isEmpty();
    }

    @Test
    void rows_that_were_committed_under_other_columns_are_noticed() throws Exception {
        byte[] before = SinkDriver.open(events(), 1).encode(List.of(new Total("ada", 1)));
        SinkDriver<Total> changed = SinkDriver.open(events().column("clicks", Total::clicks), 2);
        changed.writer().deliver(0, new ByteArrayInputStream(before));
        assertThat(rows("events")).containsExactly("ada 1");

        SinkDriver<Total> other = SinkDriver.open(
                Jdbc.<Total>sink("events", database.dataSource(), "events").column("user_id", Total::userId), 3);
        assertThatThrownBy(() -> other.writer().deliver(1, new ByteArrayInputStream(before)))
                .hasMessageContaining(
                        "Batch 1 was committed, and not delivered, when sink events had other columns than [user_id]");
    }

    @Test
    void a_value_that_no_column_takes_is_an_error_that_names_column_and_type() {
        JdbcSink<Total> sink = events().column("clicks", total -> List.of(total.clicks()));

        assertThatThrownBy(() -> SinkDriver.open(sink, 1).encode(List.of(new Total("ada", 1))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Column 'clicks' of sink events has no value for a row of type")
                .hasMessageContaining("which no column takes. Correct the function of the column.");
    }
}
