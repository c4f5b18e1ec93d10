package dev.holdfast.page;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that there are, and for how long each has been waiting for its client. One that sends half a request, or does not
 * take what is written to it, would hold a thread for ever: after a time the thread is interrupted, which closes the connection.
 * At most so many are answered.
 */
final class Requests {

    private final int most;
    private final long patienceNanos;
    private final Map<Thread, Request> running = new HashMap<>();
    private int answering;

    Requests(int most, Duration patience) {
        this.most = most;
        patienceNanos = patience.toNanos();
    }

    /** One of them; its thread tells when it needs the client and when it does not. */
    static final class Request {

        private volatile @Nullable Long clientSinceNanos = System.nanoTime();
        private boolean isAnswered;

        /** It reads from the client, or writes to it. */
        void needsClient() {
            clientSinceNanos = System.nanoTime();
        }

        /** It works, or waits for news: the client is not to blame. */
        void needsNoClient() {
            clientSinceNanos = null;
        }

        private boolean hangs(long patienceNanos) {
            Long since = clientSinceNanos;
            return since != null && System.nanoTime() - since > patienceNanos;
        }
    }

    /** Runs what reads a request and answers it, in this thread. */
    void run(Runnable work) {
        synchronized (this) {
            running.put(Thread.currentThread(), new Request());
        }
        try {
            work.run();
        } finally {
            end();
        }
    }

    /** The one of this thread, which is going to be answered; null if too many are. */
    synchronized @Nullable Request answered() {
        Request request = running.get(Thread.currentThread());
        if (request == null || answering >= most) {
            return null;
        }
        answering++;
        request.isAnswered = true;
        request.needsNoClient();
        return request;
    }

    /** The thread may be given to another request now: from here on it is not interrupted. */
    synchronized void end() {
        Request ended = running.remove(Thread.currentThread());
        if (ended != null && ended.isAnswered) {
            answering--;
        }
        Thread.interrupted();
    }

    /** How many are being read or answered. */
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
