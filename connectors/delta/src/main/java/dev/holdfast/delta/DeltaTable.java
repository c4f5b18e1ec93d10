package dev.holdfast.delta;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionBuilder;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.util.FileNames;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A table as the kernel sees it. Used by one thread. */
final class DeltaTable {

    private static final Logger LOG = LoggerFactory.getLogger(Delta.class);
    private static final String WRITER = "holdfast";

    private final SinkSettings<?> settings;
    private final TableLayout layout;
    private final Engine engine;
    private final Table table;
    private final LocalDisk disk;

    private DeltaTable(SinkSettings<?> settings) {
        this.settings = settings;
        layout = new TableLayout(settings);
        engine = settings.engine().open(settings.fileSettings());
        table = Table.forPath(engine, settings.table());
        disk = LocalDisk.of(table.getPath(engine));
    }

    /** Makes the table, or makes sure that it takes the rows. */
    static DeltaTable open(SinkSettings<?> settings) throws IOException {
        DeltaTable table = new DeltaTable(settings);
        Snapshot snapshot = table.snapshot().orElse(null);
        if (snapshot == null) {
            table.create();
        } else {
            table.layout.require(snapshot);
            table.begin().build(table.engine); // refuses a table that the kernel does not write
        }
        return table;
    }

    private Optional<Snapshot> snapshot() {
        try {
            return Optional.of(table.getLatestSnapshot(engine));
        } catch (TableNotFoundException e) {
            return Optional.empty();
        }
    }

    private void create() throws IOException {
        TransactionBuilder builder = table.createTransactionBuilder(engine, WRITER, Operation.CREATE_TABLE)
                .withSchema(engine, layout.schema());
        if (!settings.partitions().isEmpty()) {
            builder = builder.withPartitionColumns(engine, settings.partitions());
        }
        complete(builder.build(engine).commit(engine, CloseableIterable.emptyIterable()));
    }

    /** What follows from a commit must not be on the disk before it. */
    private void complete(TransactionCommitResult result) throws IOException {
        disk.sync(FileNames.deltaFile(table.getPath(engine) + "/_delta_log", result.getVersion()));
        result.getPostCommitHooks().forEach(this::run);
    }

    private TransactionBuilder begin() {
        return table.createTransactionBuilder(engine, WRITER, Operation.STREAMING_UPDATE);
    }

    /** The version that the last {@code txn} action of an application has. */
    OptionalLong lastVersion(String application) {
        return snapshot().map(found -> lastVersion(found, application)).orElseGet(OptionalLong::empty);
    }

    private OptionalLong lastVersion(Snapshot snapshot, String application) {
        return snapshot.getLatestTransactionVersion(engine, application)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /**
     * Appends rows in one commit, with the {@code txn} action of an application. Does nothing and returns false if the table has that
     * version or a later one.
     */
    boolean append(String application, long version, List<@Nullable Object[]> rows) throws IOException {
        Snapshot latest = table.getLatestSnapshot(engine);
        OptionalLong last = lastVersion(latest, application);
        if (last.isPresent() && last.getAsLong() >= version) {
            return false;
        }
        layout.require(latest);
        Transaction transaction =
                begin().withTransactionId(engine, application, version).build(engine);
        List<Row> added = new ArrayList<>();
        for (Map.Entry<List<@Nullable Object>, List<@Nullable Object[]>> part :
                byPartition(rows).entrySet()) {
            added.addAll(write(transaction, part.getKey(), part.getValue()));
        }
        complete(transaction.commit(engine, CloseableIterable.inMemoryIterable(iterator(added))));
        return true;
    }

    private Map<List<@Nullable Object>, List<@Nullable Object[]>> byPartition(List<@Nullable Object[]> rows) {
        int[] positions =
                settings.partitions().stream().mapToInt(this::position).toArray();
        Map<List<@Nullable Object>, List<@Nullable Object[]>> parts = new LinkedHashMap<>();
        for (@Nullable Object[] row : rows) {
            List<@Nullable Object> values = new ArrayList<>(positions.length);
            Arrays.stream(positions).forEach(position -> values.add(row[position]));
            parts.computeIfAbsent(values, none -> new ArrayList<>()).add(row);
        }
        return parts;
    }

    private int position(String column) {
        return settings.columns().stream().map(RowColumn::name).toList().indexOf(column);
    }

    /** Writes the files of one partition; the result is what the commit says of them. */
    private List<Row> write(Transaction transaction, List<@Nullable Object> partition, List<@Nullable Object[]> rows)
            throws IOException {
        Row state = transaction.getTransactionState(engine);
        Map<String, Literal> values = new LinkedHashMap<>();
        for (int i = 0; i < partition.size(); i++) {
            String name = settings.partitions().get(i);
            values.put(name, settings.columns().get(position(name)).type().literal(partition.get(i)));
        }
        StructType schema = transaction.getSchema(engine);
        RowBatch batch = new RowBatch(schema, layout.positions(schema), rows);
        CloseableIterator<FilteredColumnarBatch> physical = Transaction.transformLogicalData(
                engine, state, iterator(List.of(new FilteredColumnarBatch(batch, Optional.empty()))), values);
        DataWriteContext context = Transaction.getWriteContext(engine, state, values);
        List<DataFileStatus> files = writeFiles(context, physical);
        try (CloseableIterator<Row> actions =
                Transaction.generateAppendActions(engine, state, iterator(files), context)) {
            return actions.toInMemoryList();
        }
    }

    private List<DataFileStatus> writeFiles(DataWriteContext context, CloseableIterator<FilteredColumnarBatch> rows)
            throws IOException {
        List<DataFileStatus> files;
        try (CloseableIterator<DataFileStatus> written = engine.getParquetHandler()
                .writeParquetFiles(context.getTargetDirectory(), rows, context.getStatisticsColumns())) {
            files = written.toInMemoryList();
        }
        for (DataFileStatus file : files) {
            disk.sync(file.getPath());
        }
        return files;
    }

    /** The batch is committed whatever becomes of a hook, which only makes the table faster to read. */
    private void run(PostCommitHook hook) {
        try {
            hook.threadSafeInvoke(engine);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Table {} was written, but {} failed: {}", settings.table(), hook.getType(), String.valueOf(e));
        }
    }

    private static <V> CloseableIterator<V> iterator(List<V> values) {
        return new ListIterator<>(values.iterator());
    }
}
