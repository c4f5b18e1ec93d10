package dev.holdfast.runtime.io;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import dev.holdfast.field.Field;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.io.output.FileFormat;
import dev.holdfast.runtime.io.output.OutputFiles;
import dev.holdfast.runtime.io.output.OutputSettings;
import dev.holdfast.runtime.io.output.PartitionColumns;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * What the sinks of files have in common, whatever the format: where the files are, who may read them, and how rows are put into
 * files. Immutable; settings return a copy.
 *
 * @param <T> the type of the rows
 * @param <S> the sink itself
 */
public abstract class FileSink<T, S extends FileSink<T, S>> implements OutboxSink<T> {

    private final Class<T> type;
    private final OutputSettings<T> settings;

    FileSink(Class<T> type, OutputSettings<T> settings) {
        this.type = type;
        this.settings = settings;
    }

    /** The same sink with other settings. */
    abstract S with(OutputSettings<T> newSettings);

    /** Writes rows as the format has them. */
    abstract RowEncoder<T> rowEncoder();

    abstract FileFormat format();

    /** What it writes, for people: {@code CSV}. */
    abstract String formatName();

    Class<T> type() {
        return type;
    }

    OutputSettings<T> settings() {
        return settings;
    }

    /**
     * The same sink under another id. The id names the sink in the checkpoint and must stay the same over restarts; a
     * directory that has rows keeps the id under which they were written.
     */
    @CheckReturnValue
    public S named(String newId) {
        return with(settings.named(newId));
    }

    /**
     * The same sink, whose files others can read too; by default nobody but the user of this process can. Applies to files that
     * are written from now on; a directory that is there keeps its permissions.
     */
    @CheckReturnValue
    public S readableBy(FileAccess readers) {
        return with(settings.with(CheckpointFiles.local(readers)));
    }

    /**
     * The same sink, whose rows stand in directories that are named by their components: {@code
     * origin=AMS/00000000000000000042.jsonl}. The rows themselves stay whole. Called again, it adds levels below.
     *
     * @param fields of booleans, integers, text, enums, UUIDs or dates
     * @throws IllegalArgumentException if one is named twice, or of another type
     */
    @CheckReturnValue
    @SafeVarargs
    public final S partitionedBy(Field<? super T, ?>... fields) {
        PartitionColumns<T> partitions = settings.partitions();
        for (Field<? super T, ?> field : fields) {
            partitions = partitions.and(field.name(), field, type);
        }
        return with(settings.with(partitions));
    }

    /**
     * The same sink, whose rows stand in directories that are named by what a function says: {@code day=2026-11-29}.
     *
     * @param name stands before the equals sign
     * @param valueFn gives a boolean, an integer, text, an enum, a UUID, a date, null, or an optional of these; called by several
     *     threads
     * @throws IllegalArgumentException if the name is empty or there already
     */
    @CheckReturnValue
    public S partitionedBy(String name, Function<? super T, ?> valueFn) {
        return with(settings.with(settings.partitions().and(name, valueFn, type)));
    }

    /**
     * The same sink, whose files have the rows of several batches: a file is shown when its rows have so many bytes or the first
     * of them has waited as long as {@link #withRolloverInterval} says, a minute if nothing else is said; and when the query ends or
     * starts. Until then no reader sees them. A file of several batches has the number of the last one.
     *
     * @param bytes of the rows as they are encoded, all partitions together; at least 1
     */
    @CheckReturnValue
    public S withMaxPartSize(long bytes) {
        return with(settings.with(settings.rollingOrDefault().withMaxBytes(bytes)));
    }

    /**
     * The same sink, whose files have the rows of several batches, as {@link #withMaxPartSize} says, 128 MiB if nothing else is
     * said.
     *
     * @param interval the first row of a file waits so long at most, as far as the query looks for input that often; more than zero
     */
    @CheckReturnValue
    public S withRolloverInterval(Duration interval) {
        return with(settings.with(settings.rollingOrDefault().withInterval(interval)));
    }

    @Override
    public final String id() {
        return settings.sink();
    }

    @Override
    public final String description() {
        return formatName() + " in " + settings.directory();
    }

    @Override
    public final DeliveryGuarantee guarantee() {
        return DeliveryGuarantee.EXACTLY_ONCE;
    }

    @Override
    public final RowEncoder<T> newEncoder() {
        return OutputFiles.encoder(settings, rowEncoder());
    }

    /** Fails if the directory cannot be written, or if another query or another sink has written to it. */
    @Override
    public final Writer open(QueryRun run) throws IOException {
        return OutputFiles.open(settings, format(), run);
    }
}
