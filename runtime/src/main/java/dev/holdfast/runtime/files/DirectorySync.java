package dev.holdfast.runtime.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the names in a directory durable, whether the calling thread is interrupted or not.
 *
 * <p>Java syncs a directory only through a channel, and an interrupt closes a channel in the middle of the call, with an
 * outcome that nobody can tell. So the call is made on a thread of our own, which nobody interrupts. The threads end when
 * they have had nothing to do for a while.
 */
final class DirectorySync {

    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "holdfast-directory-sync");
                thread.setDaemon(true);
                return thread;
            });

    void run(Path directory) throws IOException {
        Future<?> done = threads.submit(() -> {
            force(directory);
            return directory;
        });
        boolean interrupted = false;
        try {
            while (!isDone(done)) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if this thread was interrupted while it waited. */
    private static boolean isDone(Future<?> done) throws IOException {
        try {
            done.get();
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
