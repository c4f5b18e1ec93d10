package dev.holdfast.samples.database;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.jdbc.Jdbc;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.samples.SampleFiles;
import dev.holdfast.samples.delays.DelaysSample;
import dev.holdfast.samples.delays.OriginDelay;
import dev.holdfast.samples.flights.Flight;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Keeps the total delay of each airport in a table of an H2 database, and asks the database for the largest. */
public final class DatabaseSample {

    private DatabaseSample() {}

    /** One row per airport, changed whenever its total changes. */
    public static Pipeline pipeline(Stream<Flight> flights, DataSource database) {
        return DelaysSample.totals(flights)
                .writeTo(Jdbc.sink("totals", database, "totals", OriginDelay.class)
                        .upsertBy("origin"));
    }

    /** A database in a file, with the table. Without the delay of writing, what is committed survives a crash. */
    public static DataSource database(Path file) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE IF NOT EXISTS totals"
                    + " (origin VARCHAR(3) PRIMARY KEY, flights BIGINT NOT NULL, minutes BIGINT NOT NULL)");
        }
        return database;
    }

    /** The airports with the most departures, busiest first. */
    public static List<String> busiest(DataSource database, int count) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM totals ORDER BY flights DESC LIMIT " + count)) {
            while (rows.next()) {
                lines.add(rows.getString("origin") + ": " + rows.getLong("flights") + " flights, "
                        + rows.getLong("minutes") + " minutes late");
            }
        }
        return lines;
    }

    /** Runs over all flights and ends; see {@link SampleFiles} for the arguments. */
    public static void main(String... args) throws IOException, InterruptedException, SQLException {
        SampleFiles files = SampleFiles.of("database", "flights.jsonl", args);
        DataSource database = database(files.output());
        Stream<Flight> flights = Stream.from(JsonLines.source(files.input(), Flight.class));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(files.checkpoint())
                .trigger(Trigger.availableNow())
                .maxEventsPerBatch(2_000)
                .start(pipeline(flights, database))) {
            query.awaitTermination();
        }
        System.out.println("The busiest five airports:");
        busiest(database, 5).forEach(System.out::println);
    }
}
