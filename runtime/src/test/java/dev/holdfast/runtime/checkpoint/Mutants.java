package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.segment.Segment;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.ForwardingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Ways to get the commit protocol wrong. A harness that does not notice one of them proves nothing. */
final class Mutants {

    private Mutants() {}

    static CheckpointFiles withoutFileSync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) {}
        };
    }

    static CheckpointFiles withoutSegmentSync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) throws IOException {
                if (!file.toString().contains(".batch")) {
                    out.sync();
                }
            }
        };
    }

    static CheckpointFiles withoutPartSync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) throws IOException {
                if (!file.toString().contains(".part")) {
                    out.sync();
                }
            }
        };
    }

    static CheckpointFiles withoutDirectorySync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                return super.publish(temporary, file, false);
            }
        };
    }

    static CheckpointFiles withoutPartDirectorySync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                return super.publish(
                        temporary, file, durable && !file.toString().endsWith(".part"));
            }
        };
    }

    /** The content is synced when the name is there already. */
    static CheckpointFiles publishingBeforeSync(CheckpointFiles files) {
        Set<Path> unsynced = new HashSet<>();
        return new ForwardingFiles(files) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) {
                unsynced.add(file);
            }

            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                boolean published = super.publish(temporary, file, durable);
                if (published && unsynced.remove(temporary)) {
                    sync(file);
                }
                return published;
            }
        };
    }

    /** What a snapshot makes superfluous is gone before the snapshot is there to stay. */
    static CheckpointFiles deletingBeforeManifestIsDurable(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                return super.publish(
                        temporary, file, durable && !file.toString().endsWith(".manifest"));
            }

            @Override
            public void syncDirectory(Path directory) throws IOException {
                if (!directory.endsWith("snapshots")) {
                    super.syncDirectory(directory);
                }
            }
        };
    }

    /** What recovery finds is believed, though the next power cut may take it back. */
    static CheckpointFiles believingBeforeSync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public void syncDirectory(Path directory) throws IOException {
                if (!directory.endsWith("batches")) {
                    super.syncDirectory(directory);
                }
            }
        };
    }

    static CheckpointFiles retryingFailedSync(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            protected void syncOutput(Path file, DurableOutput out) throws IOException {
                try {
                    out.sync();
                } catch (IOException e) {
                    out.sync();
                }
            }
        };
    }

    /** A rename in place of a link: the name is taken away from whoever has it. */
    static CheckpointFiles overwriting(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                super.delete(file);
                return super.publish(temporary, file, durable);
            }
        };
    }

    /** Overwrites segments only, which the probe at opening does not see. */
    static CheckpointFiles overwritingSegments(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
                if (file.toString().endsWith(".batch")) {
                    super.delete(file);
                }
                return super.publish(temporary, file, durable);
            }
        };
    }

    /** A lock that everybody gets, as on some network file systems. */
    static CheckpointFiles withVoidLock(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public Optional<HeldLock> tryLock(Path file, String holder) {
                return Optional.of(new HeldLock() {
                    @Override
                    public void describe(String newHolder) {}

                    @Override
                    public void close() {}
                });
            }
        };
    }

    /** A run that has looked for temporary files before an earlier one wrote its last. */
    static CheckpointFiles leavingTemporaries(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public void delete(Path file) throws IOException {
                if (!file.toString().endsWith(".batch.1.tmp")) {
                    super.delete(file);
                }
            }
        };
    }

    /** The first run never sees that there is a later epoch, which is as good as not looking. */
    static CheckpointFiles withoutFence(CheckpointFiles files) {
        return new ForwardingFiles(files) {
            @Override
            public List<String> list(Path directory) throws IOException {
                List<String> all = super.list(directory);
                return directory.endsWith("epochs")
                        ? all.stream().filter(name -> name.endsWith("1.epoch")).toList()
                        : all;
            }
        };
    }

    static SegmentChain withoutChain(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        return new SegmentChain(files, layout, identity) {
            @Override
            protected void checkLink(Segment segment, Link previous) {}
        };
    }
}
