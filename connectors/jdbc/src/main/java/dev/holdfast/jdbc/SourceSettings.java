package dev.holdfast.jdbc;

import dev.holdfast.connector.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a source was told. */
record SourceSettings<T>(
        String id,
        DataSource dataSource,
        TableName table,
        String idColumn,
        @Nullable String timeColumn,
        RowReader<T> reader,
        Duration settledAfter,
        RetryPolicy retry,
        Pauses pauses) {

    SourceSettings {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(idColumn, "idColumn");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(retry, "retry");
        if (settledAfter.isNegative()) {
            throw new IllegalArgumentException("Rows are settled after no time or some, not after " + settledAfter
                    + ". Pass a positive duration.");
        }
    }

    SourceSettings<T> withTime(String column) {
        return new SourceSettings<>(id, dataSource, table, idColumn, column, reader, settledAfter, retry, pauses);
    }

    SourceSettings<T> with(Duration newSettledAfter) {
        return new SourceSettings<>(
                id, dataSource, table, idColumn, timeColumn, reader, newSettledAfter, retry, pauses);
    }

    SourceSettings<T> with(RetryPolicy newRetry, Pauses newPauses) {
        return new SourceSettings<>(
                id, dataSource, table, idColumn, timeColumn, reader, settledAfter, newRetry, newPauses);
    }
}
