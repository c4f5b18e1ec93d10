package dev.holdfast.jdbc;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Tables of a database as sources and sinks, through any {@link DataSource}.
 *
 * <pre>{@code
 * totals.writeTo(Jdbc.sink("totals", dataSource, "totals", Total.class).upsertBy("user"))
 * }</pre>
 */
@CheckReturnValue
public final class Jdbc {

    private Jdbc() {}

    /**
     * A sink with a column for each component of a record, under the component's name.
     *
     * @param id names the sink in the checkpoint; the same after a restart, 1 to 200 characters
     * @param dataSource gives connections; a pool, so that not each batch makes one
     * @param table as {@code totals} or {@code shop.totals}
     * @throws IllegalArgumentException if a component is nothing that a column takes
     */
    public static <T> JdbcSink<T> sink(String id, DataSource dataSource, String table, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return sink(id, dataSource, table, RecordColumns.of(type));
    }

    /** A sink without columns: add them with {@link JdbcSink#column}. The parameters are those of the other method. */
    public static <T> JdbcSink<T> sink(String id, DataSource dataSource, String table) {
        return sink(id, dataSource, table, List.of());
    }

    private static <T> JdbcSink<T> sink(String id, DataSource dataSource, String table, List<RowColumn<T>> columns) {
        return new JdbcSink<>(new SinkSettings<>(
                Objects.requireNonNull(id, "id"),
                dataSource,
                TableName.parse(table),
                columns,
                List.of(),
                RetryPolicy.STANDARD,
                Pauses.SYSTEM));
    }

    /**
     * A source of the rows of a table, in the order of a column that grows, such as an identity column or a sequence.
     *
     * @param id names the source in the checkpoint; the same after a restart
     * @param dataSource gives connections; a pool, so that not each batch makes some
     * @param table as {@code orders} or {@code shop.orders}; a view will do
     * @param idColumn an integer that grows from row to row, and is an index or the beginning of one
     * @param reader makes an event of a row
     */
    public static <T> JdbcSource<T> source(
            String id, DataSource dataSource, String table, String idColumn, RowReader<T> reader) {
        return new JdbcSource<>(new SourceSettings<>(
                id,
                dataSource,
                TableName.parse(table),
                idColumn,
                null,
                reader,
                Duration.ZERO,
                RetryPolicy.STANDARD,
                Pauses.SYSTEM));
    }
}
