package dev.holdfast.testkit;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that a process loses hold of when it crashes, told apart into the steps of a commit by their names. After the crash
 * nothing works any more but the release of locks, which the operating system sees to.
 */
final class CrashingFiles implements CheckpointFiles {

    private static final String BATCHES = "batches";
    private static final String EPOCHS = "epochs";

    private final CheckpointFiles target;
    private final CrashPlan plan;
    private boolean published;

    CrashingFiles(CheckpointFiles target, CrashPlan plan) {
        this.target = target;
        this.plan = plan;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        check();
        target.createDirectories(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        check();
        List<String> names = target.list(directory);
        if (published && directory.endsWith(EPOCHS)) {
            published = false;
            done(CommitStep.CHECKED);
        }
        return names;
    }

    @Override
    public boolean exists(Path file) throws IOException {
        check();
        return target.exists(file);
    }

    @Override
    public boolean isDirectory(Path file) throws IOException {
        check();
        return target.isDirectory(file);
    }

    @Override
    public long size(Path file) throws IOException {
        check();
        return target.size(file);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        check();
        return target.read(file, position);
    }

    @Override
    public DurableOutput create(Path file) throws IOException {
        check();
        if (!isSegment(file)) {
            return target.create(file);
        }
        done(CommitStep.RUN);
        return new Segment(target.create(file));
    }

    @Override
    public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
        check();
        boolean done = target.publish(temporary, file, durable);
        if (isSegment(file)) {
            published = true;
            done(CommitStep.PUBLISHED);
        }
        return done;
    }

    @Override
    public void rename(Path file, Path newName) throws IOException {
        check();
        target.rename(file, newName);
    }

    @Override
    public void sync(Path file) throws IOException {
        check();
        target.sync(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        check();
        target.syncDirectory(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        check();
        target.delete(file);
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        check();
        return target.tryLock(file, holder);
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        check();
        return target.lockHolder(file);
    }

    private static boolean isSegment(Path file) {
        Path directory = file.getParent();
        return directory != null && directory.endsWith(BATCHES);
    }

    private void done(CommitStep step) throws IOException {
        plan.done(step);
        check();
    }

    private void check() throws IOException {
        if (plan.hasCrashed()) {
            throw new IOException("The process has crashed, as the test asked.");
        }
    }

    private final class Segment extends DurableOutput {

        private final DurableOutput out;

        Segment(DurableOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            check();
            out.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            check();
            int half = length / 2;
            out.write(source, offset, half);
            done(CommitStep.HALF_WRITTEN);
            out.write(source, offset + half, length - half);
        }

        @Override
        public void sync() throws IOException {
            done(CommitStep.WRITTEN);
            out.sync();
            done(CommitStep.SYNCED);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
