package dev.holdfast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB makes of our files, and we of its. */
class OtherReaderTest {

    private static Connection duckdb;

    @TempDir
    Path temporary;

    @BeforeAll
    static void connect() throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void disconnect() throws SQLException {
        duckdb.close();
    }

    @Test
    void it_reads_each_column_as_what_it_is() throws Exception {
        Path directory = temporary.resolve("flights");
        for (Compression compression : Compression.values()) {
            ParquetFiles.deliver(
                    Parquet.sink(directory.resolve(compression.name()), new FlightSerializer())
                            .compressedBy(compression),
                    0,
                    IntStream.range(0, 1000).mapToObj(Flight::of).toArray(Flight[]::new));
            String from = " FROM '" + directory.resolve(compression.name()) + "/*.parquet'";

            assertThat(query("SELECT count(*), sum(n), count(origin), sum(delay), count(\"day\"), sum(len(tags))"
                            + from))
                    .as(compression.name())
                    .containsExactly("1000, 499500, 666, 124875.0, 750, 1000");
            assertThat(query(
                            "SELECT origin, kind, epoch_us(\"at\"), \"day\", price, isLate, tags, counts, \"to\", stops"
                                    + from + " WHERE n IN (0, 1) ORDER BY n"))
                    .containsExactly(
                            "null, PASSENGER, 1700000000123456, null, -12.500000000000000000, true, [], {}, null, []",
                            "AMS, CARGO, 1700000001123456, 2026-11-02, -11.500000000000000000, false, [a, b1], {x=1},"
                                    + " {'name': VIE, 'gate': 1}, [{'name': CDG, 'gate': NULL}, {'name': FRA, 'gate': 1}]");
        }
    }

    @Test
    void it_finds_partitions_in_the_names_of_directories() throws Exception {
        Path directory = temporary.resolve("visits");
        ParquetFiles.deliver(
                Parquet.sink(directory, new VisitSerializer()).partitionedBy("part", Visit::country),
                0,
                new Visit(1, "A/T"),
                new Visit(2, null),
                new Visit(3, "Ünï"));

        assertThat(query("SELECT n, country, part FROM read_parquet('" + directory
                        + "/*/*.parquet', hive_partitioning = true) ORDER BY n"))
                .containsExactly("1, A/T, A/T", "2, null, __HIVE_DEFAULT_PARTITION__", "3, Ünï, Ünï");
    }

    @Test
    void what_it_wrote_is_read() throws Exception {
        run(
                "COPY (SELECT 1::INTEGER AS n, 'AMS' AS origin, 'CARGO' AS kind, TIMESTAMPTZ '2026-11-29 12:00:00.5+00' AS at,"
                        + " DATE '2026-11-29' AS \"day\", 1.25::DECIMAL(10, 2) AS price, 2.5::FLOAT AS delay, true AS isLate,"
                        + " 'ab'::BLOB AS code, ['x', 'y'] AS tags, MAP {'k': 7::BIGINT} AS counts,"
                        + " {'name': 'VIE', 'gate': NULL::INTEGER} AS \"to\", [{'name': 'FRA', 'gate': 3}] AS stops, 'more' AS more)"
                        + " TO '" + temporary + "/a.parquet' (FORMAT parquet, COMPRESSION zstd)");

        assertThat(ParquetFiles.read(Parquet.source(temporary, new FlightSerializer())))
                .extracting(Flight::toString)
                .containsExactly("1 AMS CARGO 2026-11-29T12:00:00.500Z 2026-11-29 1.25 2.5 true [97, 98] [x, y] {k=7}"
                        + " Place[name=VIE, gate=null] [Place[name=FRA, gate=3]]");
    }

    @Test
    void values_that_a_component_does_not_take_end_the_query_and_are_not_shown() throws Exception {
        assertUnfit("'seventeen' AS n", "has a column 'n'", "does not take");
        assertUnfit("NULL::INTEGER AS n", "row, number 1, in which column 'n' has no value");
        assertUnfit("123456789012::BIGINT AS n", "row, number 1, in which column 'n' has a value that is no int");
        assertUnfit("1.5 AS n", "has a column 'n'", "does not take");
        assertUnfit("1 AS n, 5 AS country", "has a column 'country'", "does not take");
        assertUnfit("1 AS m", "has no column 'n'");
        assertUnfit("[1] AS n", "has a column 'n' of a group of columns");
    }

    private void assertUnfit(String columns, String... message) throws Exception {
        run("COPY (SELECT " + columns + ") TO '" + temporary + "/bad.parquet' (FORMAT parquet)");
        assertThatThrownBy(() -> ParquetFiles.visits(temporary))
                .as(columns)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.parquet")
                .hasMessageContainingAll(message)
                .hasMessageNotContaining("seventeen")
                .hasMessageNotContaining("123456789012");
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join(", ", row));
            }
        }
        return rows;
    }
}
