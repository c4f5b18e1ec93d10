package dev.holdfast.jdbc;

import dev.holdfast.connector.Sink;
import dev.holdfast.jdbc.SinkContract.Total;
import dev.holdfast.testkit.SinkPlace;
import dev.holdfast.testkit.SinkTester;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink keeps the promise that all sinks are held to. */
class JdbcConnectorTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void it_is_exactly_once(boolean isPostgres) throws Exception {
        SinkTester.of(() -> place(isPostgres)).checkAll();
    }

    private static SinkPlace<Total> place(boolean isPostgres) {
        try {
            TestDatabase database = isPostgres ? Postgres.newSchema() : TestDatabase.h2();
            database.run("CREATE TABLE events (user_id VARCHAR(10), clicks INT)");
            return new Events(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Events(TestDatabase database) implements SinkPlace<Total> {

        @Override
        public Sink<Total> sink() {
            return Jdbc.sink("events", database.dataSource(), "events", Total.class);
        }

        @Override
        public Total row(int number) {
            return new Total("user", number);
        }

        @Override
        public List<Total> rows() throws SQLException {
            return database.rows("SELECT clicks FROM events").stream()
                    .map(clicks -> new Total("user", Long.parseLong(clicks)))
                    .toList();
        }
    }
}
