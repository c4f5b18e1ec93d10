package dev.holdfast.delta;

import java.util.List;
import java.util.Map;

/**
 * What a sink was told.
 *
 * @param partitions the columns by whose values files stand in directories of their own
 * @param fileSettings of Hadoop's file systems
 */
record SinkSettings<T>(
        String id,
        String table,
        List<RowColumn<T>> columns,
        List<String> partitions,
        Map<String, String> fileSettings,
        TableEngine engine) {

    SinkSettings {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
        fileSettings = Map.copyOf(fileSettings);
    }

    SinkSettings<T> partitionedBy(List<String> newPartitions) {
        return new SinkSettings<>(id, table, columns, newPartitions, fileSettings, engine);
    }

    SinkSettings<T> withFileSettings(Map<String, String> newSettings) {
        return new SinkSettings<>(id, table, columns, partitions, newSettings, engine);
    }

    SinkSettings<T> with(TableEngine newEngine) {
        return new SinkSettings<>(id, table, columns, partitions, fileSettings, newEngine);
    }
}
