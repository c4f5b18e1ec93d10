package dev.holdfast.runtime.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hands every call on; mutants override one. */
public class ForwardingFiles implements CheckpointFiles {

    private final CheckpointFiles target;

    public ForwardingFiles(CheckpointFiles target) {
        this.target = target;
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        target.createDirectories(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return target.list(directory);
    }

    @Override
    public boolean exists(Path file) throws IOException {
        return target.exists(file);
    }

    @Override
    public boolean isDirectory(Path file) throws IOException {
        return target.isDirectory(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return target.size(file);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return target.read(file, position);
    }

    @Override
    public DurableOutput create(Path file) throws IOException {
        DurableOutput out = target.create(file);
        return new DurableOutput() {
            @Override
            public void write(int value) throws IOException {
                out.write(value);
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                out.write(source, offset, length);
            }

            @Override
            public void sync() throws IOException {
                syncOutput(file, out);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    protected void syncOutput(Path file, DurableOutput out) throws IOException {
        out.sync();
    }

    @Override
    public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
        return target.publish(temporary, file, durable);
    }

    @Override
    public void rename(Path file, Path newName) throws IOException {
        target.rename(file, newName);
    }

    @Override
    public void sync(Path file) throws IOException {
        target.sync(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        target.syncDirectory(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        target.delete(file);
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        return target.tryLock(file, holder);
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        return target.lockHolder(file);
    }
}
