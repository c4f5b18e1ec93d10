package dev.holdfast.jdbc;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.RetryPolicy;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/**
 * The source of {@link Jdbc}: the rows of a table in the order of a column that grows. Immutable; settings return a copy.
 *
 * <p>A row is read once its id is greater than that of the last one read. So what it does not see is a row that is committed later
 * than one with a greater id, which happens when two transactions insert at the same time: {@link #settledAfter} waits for them. It
 * does not see rows without an id, changes of rows that were read, unless {@link #orderedBy} a time that changes with them, and
 * deletions. The same offsets give the same rows as long as nobody changes or deletes rows between them.
 *
 * @param <T> the type of the events
 */
public final class JdbcSource<T> implements Source<T> {

    private final SourceSettings<T> settings;

    JdbcSource(SourceSettings<T> settings) {
        this.settings = settings;
    }

    /**
     * The same source, in the order of a time and, where times are equal, of the id. A row whose time is set anew when it changes
     * comes again. Rows without a time are not read. An index of both columns makes it quick.
     *
     * @param timeColumn a timestamp, with or without time zone
     */
    @CheckReturnValue
    public JdbcSource<T> orderedBy(String timeColumn) {
        return new JdbcSource<>(settings.withTime(Objects.requireNonNull(timeColumn, "timeColumn")));
    }

    /**
     * The same source, but rows are read only when a row that is at least as late in the order was seen this long ago: time for
     * transactions that began before to end. By default none. A query that ends by itself waits once, when it starts.
     *
     * @param duration longer than any transaction that inserts; zero or positive
     */
    @CheckReturnValue
    public JdbcSource<T> settledAfter(Duration duration) {
        return new JdbcSource<>(settings.with(duration));
    }

    /** The same source, with another policy for errors that may pass; by default {@link RetryPolicy#STANDARD}. */
    @CheckReturnValue
    public JdbcSource<T> retrying(RetryPolicy policy) {
        return new JdbcSource<>(settings.with(policy, settings.pauses()));
    }

    /** For tests: waits as they say. */
    JdbcSource<T> pausingWith(Pauses pauses) {
        return new JdbcSource<>(settings.with(settings.retry(), pauses));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String description() {
        return "table " + settings.table();
    }

    /** Fails if the database cannot be reached, or the table or a column of the order is not there. */
    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        return JdbcReader.open(settings);
    }
}
