package dev.holdfast.tools;

import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which checkpoint, and which batch of it. */
class CheckpointArgument {

    @Parameters(
            index = "0",
            paramLabel = "CHECKPOINT",
            description = "The directory that a query has as its checkpoint, or a copy.")
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private Path directory;

    @Option(names = "--batch", paramLabel = "N", description = "As of this batch; by default the last one.")
    private long batch = -1;

    final Path directory() {
        return directory;
    }

    final StateReader reader() {
        return StateReader.open(directory);
    }

    final StateView view() {
        return batch < 0 ? reader().latest() : reader().asOf(batch);
    }
}
