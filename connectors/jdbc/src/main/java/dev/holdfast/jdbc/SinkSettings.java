package dev.holdfast.jdbc;

import dev.holdfast.connector.RetryPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** What a sink was told. */
record SinkSettings<T>(
        String id,
        DataSource dataSource,
        TableName table,
        List<RowColumn<T>> columns,
        List<String> keys,
        RetryPolicy retry,
        Pauses pauses) {

    SinkSettings {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(retry, "retry");
        if (id.isEmpty() || id.length() > BatchTable.MAX_SINK_ID) {
            throw new IllegalArgumentException("The id of a sink has 1 to " + BatchTable.MAX_SINK_ID
                    + " characters, as its column in " + BatchTable.DEFAULT_NAME + " has; '" + id + "' has "
                    + id.length()
                    + ". Choose another.");
        }
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** The same with a column, in place of one of that name if there is one. */
    SinkSettings<T> with(RowColumn<T> column) {
        List<RowColumn<T>> changed = new ArrayList<>(columns);
        int place = columns.stream().map(RowColumn::name).toList().indexOf(column.name());
        if (place < 0) {
            changed.add(column);
        } else {
            changed.set(place, column);
        }
        return new SinkSettings<>(id, dataSource, table, changed, keys, retry, pauses);
    }

    SinkSettings<T> withKeys(List<String> newKeys) {
        return new SinkSettings<>(id, dataSource, table, columns, newKeys, retry, pauses);
    }

    SinkSettings<T> with(RetryPolicy newRetry, Pauses newPauses) {
        return new SinkSettings<>(id, dataSource, table, columns, keys, newRetry, newPauses);
    }
}
