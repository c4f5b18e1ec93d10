package dev.holdfast.parquet;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.runtime.io.files.FilesToRead;
import dev.holdfast.runtime.io.files.NameFilter;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The source of {@link Parquet}. Immutable; settings return a copy.
 *
 * <p>Which files are read, in which order, and how a file is known is as for {@link dev.holdfast.runtime.io.JsonLinesSource}. A file
 * is complete when its name appears, and never grows. It is read by row groups, of which a batch has at least one.
 *
 * <p>Columns are found by their names; others are ignored, and those that are missing are null where null may be. A value that its
 * component does not take ends the query, with file, row and column.
 *
 * @param <T> the type of the events
 */
public final class ParquetSource<T> implements Source<T> {

    private final String id;
    private final FilesToRead files;
    private final StateSerializer<T> serializer;

    private ParquetSource(String id, FilesToRead files, StateSerializer<T> serializer) {
        this.id = Objects.requireNonNull(id, "id");
        this.files = files;
        this.serializer = serializer;
    }

    static <T> ParquetSource<T> of(Path path, StateSerializer<T> serializer) {
        RowSchema.recordOf(serializer); // refuses the type here, where the program names it
        return new ParquetSource<>(
                Parquet.id(path), FilesToRead.of(path, SourceFiles.local(), Clock.system()), serializer);
    }

    /** The same source under another id. The id names its offsets in the checkpoint and must stay the same over restarts. */
    @CheckReturnValue
    public ParquetSource<T> named(String newId) {
        return new ParquetSource<>(newId, files, serializer);
    }

    /**
     * The same source, but of a directory only the files whose name matches a pattern are read.
     *
     * @param glob matches the whole name: {@code *.parquet}
     * @throws IllegalArgumentException if it is no pattern of a name
     */
    @CheckReturnValue
    public ParquetSource<T> onlyFiles(String glob) {
        return new ParquetSource<>(id, files.with(NameFilter.glob(glob)), serializer);
    }

    /** The same source, but files in directories below are read too, as {@link dev.holdfast.runtime.io.LineSource#recursively} says. */
    @CheckReturnValue
    public ParquetSource<T> recursively() {
        return new ParquetSource<>(id, files.recursively(), serializer);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "Parquet of " + files.path();
    }

    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        return new RowGroupReader<>(id, files.open(), serializer);
    }
}
