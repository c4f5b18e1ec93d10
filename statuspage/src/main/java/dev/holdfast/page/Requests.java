package dev.holdfast.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are being answered, at most so many, and how long each has been writing. A client that does not take what is
 * written to it would hold a thread for ever: after a time its thread is interrupted, which closes the connection.
 */
final class Requests {

    private final int most;
    private final long patienceNanos;
    private final Map<Thread, Request> running = new HashMap<>();

    Requests(int most, Duration patience) {
        this.most = most;
        patienceNanos = patience.toNanos();
    }

    /** One of them; its thread tells when it begins to write and when it waits for news. */
    static final class Request {

        private static final long WAITS = Long.MAX_VALUE;

        private volatile long writesSinceNanos = System.nanoTime();

        void writes() {
            writesSinceNanos = System.nanoTime();
        }

        void waits() {
            writesSinceNanos = WAITS;
        }

        private boolean hangs(long patienceNanos) {
            long since = writesSinceNanos;
            return since != WAITS && System.nanoTime() - since > patienceNanos;
        }
    }

    /** Begins one in this thread; null if there are too many. */
    synchronized @Nullable Request begin() {
        if (running.size() >= most) {
            return null;
        }
        Request request = new Request();
        running.put(Thread.currentThread(), request);
        return request;
    }

    /** The thread may be given to another request now: from here on it is not interrupted. */
    synchronized void end() {
        running.remove(Thread.currentThread());
        Thread.interrupted();
    }

    synchronized int running() {
        return running.size();
    }

    synchronized void interruptThoseThatHang() {
        running.forEach((thread, request) -> {
            if (request.hangs(patienceNanos)) {
                thread.interrupt();
            }
        });
    }

    synchronized void interruptAll() {
        running.keySet().forEach(Thread::interrupt);
    }
}
