package dev.holdfast.samples.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.jdbc.Jdbc;
import dev.holdfast.samples.SampleRun;
import dev.holdfast.samples.Transcript;
import dev.holdfast.samples.flights.Flight;
import dev.holdfast.samples.flights.FlightFields;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSampleTest {

    @TempDir
    private Path directory;

    @Test
    void the_program_prints_what_the_database_has_and_a_second_run_changes_nothing() throws Exception {
        List<String> expected = List.of(
                "The busiest five airports:",
                "DFW: 1103 flights, 10462 minutes late",
                "ORD: 1095 flights, 8181 minutes late",
                "ATL: 846 flights, 6611 minutes late",
                "LAX: 777 flights, 7289 minutes late",
                "PHX: 633 flights, 7627 minutes late");

        assertThat(Transcript.of(() -> DatabaseSample.main(directory.toString())))
                .isEqualTo(expected);
        assertThat(Transcript.of(() -> DatabaseSample.main(directory.toString())))
                .isEqualTo(expected);
    }

    @Test
    void generated_fields_are_columns() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:fields;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE flights (origin VARCHAR(3), delay INT)");
            SampleRun.withWorkers(2)
                    .toTheEnd(
                            directory.resolve("checkpoint"),
                            SampleRun.flights(SampleRun.FLIGHTS)
                                    .writeTo(Jdbc.<Flight>sink("flights", database, "flights")
                                            .column(FlightFields.origin)
                                            .column(FlightFields.delay)));
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*), SUM(delay) FROM flights")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(20_000);
                assertThat(rows.getLong(2)).isEqualTo(154_078);
            }
        }
    }
}
