package dev.holdfast.delta;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a reader of a table sees, read by the kernel's own reader. */
final class TableRows {

    private TableRows() {}

    static Snapshot snapshot(Path table) {
        Engine engine = TableEngine.HADOOP.open(Map.of());
        return Table.forPath(engine, table.toString()).getLatestSnapshot(engine);
    }

    static <T> List<T> read(Path table, Function<Row, T> fn) throws IOException {
        Engine engine = TableEngine.HADOOP.open(Map.of());
        Scan scan = Table.forPath(engine, table.toString())
                .getLatestSnapshot(engine)
                .getScanBuilder()
                .build();
        List<T> rows = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        read(engine, scan.getScanState(engine), files.next(), row -> rows.add(fn.apply(row)));
                    }
                }
            }
        }
        return rows;
    }

    private static void read(Engine engine, Row state, Row file, Consumer<Row> out) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        StructType schema = ScanStateRow.getPhysicalDataReadSchema(state);
        try (CloseableIterator<FileReadResult> found = engine.getParquetHandler()
                        .readParquetFiles(new ListIterator<>(List.of(status).iterator()), schema, Optional.empty());
                CloseableIterator<ColumnarBatch> physical = found.map(FileReadResult::getData);
                CloseableIterator<FilteredColumnarBatch> logical =
                        Scan.transformPhysicalData(engine, state, file, physical)) {
            while (logical.hasNext()) {
                try (CloseableIterator<Row> rows = logical.next().getRows()) {
                    rows.forEachRemaining(out);
                }
            }
        }
    }
}
