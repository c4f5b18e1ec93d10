package dev.holdfast.runtime.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The operating system's lock on a file, held as long as the file is open. */
final class LocalLock implements CheckpointFiles.HeldLock {

    private final RandomAccessFile file;
    private final Runnable release;
    private final Consumer<String> announce;

    LocalLock(RandomAccessFile file, Runnable release, Consumer<String> announce) {
        this.file = file;
        this.release = release;
        this.announce = announce;
    }

    @Override
    public void describe(String holder) throws IOException {
        announce.accept(holder);
        file.seek(0);
        file.write(holder.getBytes(StandardCharsets.UTF_8));
        file.setLength(file.getFilePointer());
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            release.run();
        }
    }
}
