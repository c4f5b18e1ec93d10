package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.io.json.JsonLinesId;
import dev.holdfast.runtime.io.json.JsonRowEncoder;
import dev.holdfast.runtime.io.output.BatchFiles;
import dev.holdfast.runtime.io.output.BatchFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The sink of {@link JsonLines}. Immutable; settings return a copy.
 *
 * <p>Each batch that has rows becomes one file, {@code 00000000000000000042.jsonl} for batch 42. It appears complete, or not at
 * all, and survives a crash of the machine from then on. So each row is there exactly once, even if update functions are not
 * deterministic. The file may be moved, compressed or deleted from then on: that the batch was delivered is known from a hidden
 * file, {@code .00000000000000000042.delivered}. That one and {@code _query}, which names the query and the sink that own the
 * directory, must stay. Other names that begin with a dot are files in the making.
 *
 * <p>A row is one line of UTF-8; properties stand in the order of the record's components, and null is written as null.
 *
 * @param <T> the type of the rows
 */
public final class JsonLinesSink<T> implements OutboxSink<T> {

    private static final BatchFormat FORMAT = new BatchFormat(".jsonl");

    private final String id;
    private final Path directory;
    private final Class<T> type;
    private final CheckpointFiles files;

    private JsonLinesSink(String id, Path directory, Class<T> type, CheckpointFiles files) {
        this.id = Objects.requireNonNull(id, "id");
        this.directory = directory;
        this.type = Objects.requireNonNull(type, "type");
        this.files = files;
    }

    static <T> JsonLinesSink<T> of(Path directory, Class<T> type) {
        return of(directory, type, CheckpointFiles.local());
    }

    static <T> JsonLinesSink<T> of(Path directory, Class<T> type, CheckpointFiles files) {
        return new JsonLinesSink<>(JsonLinesId.of(directory), directory, type, files);
    }

    /**
     * The same sink under another id. The id names the sink in the checkpoint and must stay the same over restarts; a
     * directory that has rows keeps the id under which they were written.
     */
    @CheckReturnValue
    public JsonLinesSink<T> named(String newId) {
        return new JsonLinesSink<>(newId, directory, type, files);
    }

    /**
     * The same sink, whose files others can read too; by default nobody but the user of this process can. Applies to files that
     * are written from now on; a directory that is there keeps its permissions.
     */
    @CheckReturnValue
    public JsonLinesSink<T> readableBy(FileAccess readers) {
        return new JsonLinesSink<>(id, directory, type, CheckpointFiles.local(readers));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "JSON lines in " + directory;
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return new JsonRowEncoder<>();
    }

    /** Fails if the directory cannot be written, or if another query or another sink has written to it. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        return BatchFiles.open(files, directory, id, FORMAT, run);
    }
}
