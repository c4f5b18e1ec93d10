package dev.holdfast.jdbc;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RetryPolicy;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.field.Field;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The sink of {@link Jdbc}. Immutable; settings return a copy.
 *
 * <p>The rows of a batch are written in one transaction, together with the number of the batch, which goes into the table
 * {@value BatchTable#DEFAULT_NAME} of the same schema. So each row takes effect exactly once, even if update functions are not
 * deterministic, whenever the process or the database crashes. A run that was replaced by a later one writes nothing any more.
 *
 * <p>Values of columns may be null, {@code Optional}, booleans, numbers, text, characters, enums (by their names),
 * {@code byte[]}, {@code UUID}, {@code Instant}, {@code OffsetDateTime} and {@code ZonedDateTime} (as points in time, in UTC
 * where the column has no time zone), {@code LocalDate}, {@code LocalTime} and {@code LocalDateTime}.
 *
 * @param <T> the type of the rows
 */
public final class JdbcSink<T> implements OutboxSink<T> {

    private final SinkSettings<T> settings;

    JdbcSink(SinkSettings<T> settings) {
        this.settings = settings;
    }

    /**
     * The same sink with one column more, or with another value for a column that it has.
     *
     * @param name the column's; small letters and capitals are the same, and {@code userId} finds {@code user_id}
     * @param valueFn gives the value of a row, or null. Called from several threads at once
     */
    @CheckReturnValue
    public JdbcSink<T> column(String name, Function<? super T, ?> valueFn) {
        return new JdbcSink<>(settings.with(new RowColumn<>(name, valueFn)));
    }

    /** The same sink with a column for a generated field, under the field's name. */
    @CheckReturnValue
    public JdbcSink<T> column(Field<T, ?> field) {
        return column(field.name(), field);
    }

    /**
     * The same sink, but a row replaces an earlier one with the same values in these columns: for updates. The table needs a
     * primary key or a unique index of just these columns. Columns that the sink does not give a value keep theirs.
     *
     * @param columns at least one, of those that the sink gives a value
     */
    @CheckReturnValue
    public JdbcSink<T> upsertBy(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException(
                    "upsertBy needs the columns by which a row is found. Name at least one, or leave it out.");
        }
        return new JdbcSink<>(settings.withKeys(List.of(columns)));
    }

    /** The same sink, with another policy for errors that may pass; by default {@link RetryPolicy#STANDARD}. */
    @CheckReturnValue
    public JdbcSink<T> retrying(RetryPolicy policy) {
        return new JdbcSink<>(settings.with(policy, settings.pauses()));
    }

    /** For tests: waits as they say. */
    JdbcSink<T> pausingWith(Pauses pauses) {
        return new JdbcSink<>(settings.with(settings.retry(), pauses));
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String description() {
        return "table " + settings.table();
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return new RowCodec<>(settings.id(), settings.columns());
    }

    /** Fails if the database cannot be reached, if the columns do not fit the table, or if a later run of the query writes to it. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        if (settings.columns().isEmpty()) {
            throw new IOException(
                    "Sink " + settings.id() + " has no columns. Name them with column(\"…\", row -> …), or pass"
                            + " the record whose components they are to Jdbc.sink.");
        }
        return JdbcWriter.open(settings, run);
    }
}
