package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * Says whether the files that look as if they were read long ago are those that were.
 *
 * @param expected what the offset says of them
 * @param counted what is there
 */
record SettledCheck(Settled expected, Settled counted) {

    /** Fails if that cannot be told. */
    void check(Collection<InputFile> fresh, Path directory) throws IOException {
        if (expected.files() == Settled.UNKNOWN_FILES) {
            return;
        }
        long missing = expected.files() - counted.files();
        if (missing < 0 || (missing == 0 && expected.sum() != counted.sum())) {
            throw FileRefusals.unexplained(counted.files(), expected.files(), directory);
        }
        if (missing > 0) {
            requireNew(fresh, missing);
        }
    }

    /** A file that was touched, or copied with the whole directory, looks new. */
    private void requireNew(Collection<InputFile> fresh, long missing) throws IOException {
        long sum = counted.sum();
        for (InputFile file : fresh) {
            if (file.status().modifiedNanos() < expected.untilNanos()) {
                throw FileRefusals.ambiguous(file, missing);
            }
            sum += Settled.hash(file.name());
        }
        if (fresh.size() == missing && sum == expected.sum()) {
            throw FileRefusals.changedLongAgo(fresh.iterator().next(), missing);
        }
    }
}
