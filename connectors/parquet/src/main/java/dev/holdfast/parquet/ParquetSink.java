package dev.holdfast.parquet;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.field.Field;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.io.output.OutputFiles;
import dev.holdfast.runtime.io.output.OutputSettings;
import dev.holdfast.runtime.io.output.PartitionColumns;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * The sink of {@link Parquet}. Immutable; settings return a copy.
 *
 * <p>Each batch that has rows becomes one file, {@code 00000000000000000042.parquet} for batch 42, or one in each partition, or with
 * {@link #withMaxPartSize} a part of one, exactly once and under the same rules as the files of {@link
 * dev.holdfast.runtime.io.JsonLinesSink}.
 *
 * @param <T> the type of the rows
 */
public final class ParquetSink<T> implements OutboxSink<T> {

    private final StateSerializer<T> serializer;
    private final OutputSettings<T> settings;
    private final Compression compression;
    private final long rowGroupBytes;

    private ParquetSink(
            StateSerializer<T> serializer, OutputSettings<T> settings, Compression compression, long rowGroupBytes) {
        this.serializer = serializer;
        this.settings = settings;
        this.compression = compression;
        this.rowGroupBytes = rowGroupBytes;
    }

    static <T> ParquetSink<T> of(Path directory, StateSerializer<T> serializer) {
        RowSchema.recordOf(serializer); // refuses the type here, where the program names it
        return new ParquetSink<>(
                serializer,
                OutputSettings.of(Parquet.id(directory), directory, CheckpointFiles.local()),
                Compression.SNAPPY,
                ParquetFormat.ROW_GROUP_BYTES);
    }

    private ParquetSink<T> with(OutputSettings<T> newSettings) {
        return new ParquetSink<>(serializer, newSettings, compression, rowGroupBytes);
    }

    /** For tests: reaches files as they say. */
    ParquetSink<T> on(CheckpointFiles files) {
        return with(settings.with(files));
    }

    /** The same sink under another id, as {@link dev.holdfast.runtime.io.FileSink#named} says. */
    @CheckReturnValue
    public ParquetSink<T> named(String newId) {
        return with(settings.named(newId));
    }

    /** The same sink, whose files others can read too, as {@link dev.holdfast.runtime.io.FileSink#readableBy} says. */
    @CheckReturnValue
    public ParquetSink<T> readableBy(FileAccess readers) {
        return with(settings.with(CheckpointFiles.local(readers)));
    }

    /**
     * The same sink, whose rows stand in directories that are named by their components.
     *
     * @param fields of booleans, integers, text, enums, UUIDs or dates
     * @throws IllegalArgumentException if one is named twice
     */
    @CheckReturnValue
    @SafeVarargs
    public final ParquetSink<T> partitionedBy(Field<? super T, ?>... fields) {
        PartitionColumns<T> partitions = settings.partitions();
        for (Field<? super T, ?> field : fields) {
            partitions = partitions.and(field.name(), field, Object.class);
        }
        return with(settings.with(partitions));
    }

    /**
     * The same sink, whose rows stand in directories that are named by what a function says.
     *
     * @param name stands before the equals sign
     * @param valueFn gives a boolean, an integer, text, an enum, a UUID, a date, null, or an optional of these; called by several
     *     threads
     * @throws IllegalArgumentException if the name is empty or there already
     */
    @CheckReturnValue
    public ParquetSink<T> partitionedBy(String name, Function<? super T, ?> valueFn) {
        return with(settings.with(settings.partitions().and(name, valueFn, Object.class)));
    }

    /**
     * The same sink, whose files have the rows of several batches, as {@link dev.holdfast.runtime.io.FileSink#withMaxPartSize} says.
     *
     * @param bytes of the rows before they are columns; at least 1
     */
    @CheckReturnValue
    public ParquetSink<T> withMaxPartSize(long bytes) {
        return with(settings.with(settings.rollingOrDefault().withMaxBytes(bytes)));
    }

    /**
     * The same sink, whose files have the rows of several batches, as {@link
     * dev.holdfast.runtime.io.FileSink#withRolloverInterval} says.
     *
     * @param interval the first row of a file waits so long at most; more than zero
     */
    @CheckReturnValue
    public ParquetSink<T> withRolloverInterval(Duration interval) {
        return with(settings.with(settings.rollingOrDefault().withInterval(interval)));
    }

    /** The same sink, whose files are compressed so; {@link Compression#SNAPPY} if nothing is said. */
    @CheckReturnValue
    public ParquetSink<T> compressedBy(Compression newCompression) {
        return new ParquetSink<>(
                serializer, settings, Objects.requireNonNull(newCompression, "newCompression"), rowGroupBytes);
    }

    /**
     * The same sink, with another size for row groups, 128 MiB if nothing is said. A reader reads one at a time.
     *
     * @param bytes in memory, about; at least 1
     * @throws IllegalArgumentException if it is less
     */
    @CheckReturnValue
    public ParquetSink<T> withRowGroupSize(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A row group has at least one byte, not " + bytes + ".");
        }
        return new ParquetSink<>(serializer, settings, compression, bytes);
    }

    @Override
    public String id() {
        return settings.sink();
    }

    @Override
    public String description() {
        return "Parquet in " + settings.directory();
    }

    @Override
    public DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return OutputFiles.encoder(settings, RowBytes.encoder(serializer));
    }

    /** Fails if the directory cannot be written, or if another query or another sink has written to it. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        SchemaType.RecordOf record = RowSchema.recordOf(serializer);
        return OutputFiles.open(
                settings, new ParquetFormat(record, RowBytes.fingerprint(serializer), compression, rowGroupBytes), run);
    }
}
