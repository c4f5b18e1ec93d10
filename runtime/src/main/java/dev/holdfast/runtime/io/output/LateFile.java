package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The content of a file, which is opened when it is first read. */
final class LateFile extends InputStream {

    private final CheckpointFiles files;
    private final Path file;
    private InputStream in = InputStream.nullInputStream();
    private boolean isOpen;

    LateFile(CheckpointFiles files, Path file) {
        this.files = files;
        this.file = file;
    }

    private InputStream opened() throws IOException {
        if (!isOpen) {
            in = files.read(file, 0);
            isOpen = true;
        }
        return in;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return opened().read(target, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
