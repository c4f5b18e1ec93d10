package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of the files of a sink.
 *
 * @param place where they are
 * @param partitions the directories in it
 * @param rolling when several batches become a file, or null if each becomes one
 */
public record OutputSettings<T>(
        OutputPlace place,
        PartitionColumns<T> partitions,
        @Nullable Rolling rolling) {

    /** The settings of a sink to which nothing else was said. */
    public static <T> OutputSettings<T> of(String sink, Path directory, CheckpointFiles files) {
        return new OutputSettings<>(new OutputPlace(files, directory, sink), PartitionColumns.none(), null);
    }

    /** The id of the sink. */
    public String sink() {
        return place.sink();
    }

    /** Where the files are. */
    public Path directory() {
        return place.directory();
    }

    /** The same under another id. */
    public OutputSettings<T> named(String newSink) {
        Objects.requireNonNull(newSink, "id");
        return new OutputSettings<>(new OutputPlace(place.files(), place.directory(), newSink), partitions, rolling);
    }

    /** The same, reached otherwise. */
    public OutputSettings<T> with(CheckpointFiles files) {
        return new OutputSettings<>(new OutputPlace(files, place.directory(), place.sink()), partitions, rolling);
    }

    /** The same with other partitions. */
    public OutputSettings<T> with(PartitionColumns<T> newPartitions) {
        return new OutputSettings<>(place, newPartitions, rolling);
    }

    /** The same, with another time for files of several batches. */
    public OutputSettings<T> with(Rolling newRolling) {
        return new OutputSettings<>(place, partitions, newRolling);
    }

    /** How files are rolled, or would be if they were. */
    public Rolling rollingOrDefault() {
        return rolling == null ? Rolling.DEFAULT : rolling;
    }
}
