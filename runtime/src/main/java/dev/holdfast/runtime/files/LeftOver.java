package dev.holdfast.runtime.files;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A temporary file that is of no use any more, after a failure that is being reported already. */
public final class LeftOver {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);

    private LeftOver() {}

    /** Removes the file, or says in the log that it stays. */
    public static void remove(CheckpointFiles files, Path temporary) {
        try {
            files.delete(temporary);
        } catch (IOException e) {
            LOG.info("{} could not be removed; the next start removes it. {}", temporary, e.toString());
        }
    }
}
