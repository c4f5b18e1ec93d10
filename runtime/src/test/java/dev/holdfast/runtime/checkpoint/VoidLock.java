package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.ForwardingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of this machine, with a lock that everybody gets, for tests of the engine. */
public final class VoidLock {

    private VoidLock() {}

    public static CheckpointFiles files() {
        return Mutants.withVoidLock(CheckpointFiles.local());
    }

    /** The same, for a run that has looked for temporary files before an earlier one wrote its last. */
    private static CheckpointFiles late() {
        return Mutants.leavingTemporaries(files());
    }

    /** Does something before and after a file whose name ends so is published, the first time or a later one. */
    public static CheckpointFiles aroundPublishing(String suffix, int time, Runnable before, Runnable after) {
        AtomicInteger left = new AtomicInteger(time);
        return new ForwardingFiles(late()) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                boolean isTime = file.toString().endsWith(suffix) && left.decrementAndGet() == 0;
                if (!isTime) {
                    return super.publish(temporary, file, durable);
                }
                before.run();
                boolean published = super.publish(temporary, file, durable);
                after.run();
                return published;
            }
        };
    }
}
