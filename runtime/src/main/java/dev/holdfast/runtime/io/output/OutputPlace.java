package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.nio.file.Path;

/**
 * Where a sink writes its files.
 *
 * @param files how they are reached
 * @param directory made if it is missing
 * @param sink the id of the sink, for whom the directory is
 */
public record OutputPlace(CheckpointFiles files, Path directory, String sink) {}
