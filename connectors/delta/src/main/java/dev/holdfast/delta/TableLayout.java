package dev.holdfast.delta;

import io.delta.kernel.Snapshot;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;

/** Compares the columns of a sink with those of its table. */
final class TableLayout {

    private final SinkSettings<?> settings;
    private final List<String> names;

    TableLayout(SinkSettings<?> settings) {
        this.settings = settings;
        names = settings.columns().stream().map(RowColumn::name).toList();
    }

    /** Of a new table. */
    StructType schema() {
        return new StructType(settings.columns().stream().map(RowColumn::field).toList());
    }

    /** For each column of a table the position of its value in a row, or -1. */
    List<Integer> positions(StructType schema) {
        return schema.fields().stream()
                .map(field -> names.indexOf(field.getName()))
                .toList();
    }

    /** Refuses a table that does not take the rows. */
    void require(Snapshot table) throws SchemaMismatchException {
        for (RowColumn<?> column : settings.columns()) {
            requireColumn(table.getSchema(), column);
        }
        for (StructField field : table.getSchema().fields()) {
            if (!names.contains(field.getName()) && !field.isNullable()) {
                throw mismatch(
                        "its column '" + field.getName() + "' must not be null, and the rows do not have it",
                        "Add a component to the record, or let the column be null");
            }
        }
        if (!table.getPartitionColumnNames().equals(settings.partitions())) {
            throw mismatch(
                    "it is partitioned by " + table.getPartitionColumnNames() + ", and the sink by "
                            + settings.partitions(),
                    "Say so with partitionedBy(…), or choose another table");
        }
    }

    private void requireColumn(StructType schema, RowColumn<?> column) throws SchemaMismatchException {
        int position = schema.indexOf(column.name());
        if (position < 0) {
            throw mismatch(
                    "it has no column '" + column.name() + "', only " + schema.fieldNames(),
                    "Add it to the table as " + column.type().dataType() + ", or map the rows to a record without it");
        }
        StructField field = schema.at(position);
        if (!field.getDataType().equals(column.type().dataType())) {
            throw mismatch(
                    "its column '" + column.name() + "' is of the type " + field.getDataType()
                            + ", and the component gives " + column.type().dataType(),
                    "Change the record");
        }
    }

    private SchemaMismatchException mismatch(String what, String fix) {
        return new SchemaMismatchException("Table " + settings.table() + " does not take the rows of sink "
                + settings.id() + ": " + what + ". " + fix + ".");
    }
}
