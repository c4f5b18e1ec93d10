package dev.holdfast.runtime;

import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryStatus;
import dev.holdfast.runtime.batch.LoopListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps what a query tells of itself. Thread safe. */
final class ProgressHistory implements LoopListener {

    private static final int KEPT = 100;

    private final Deque<StreamingQueryProgress> recent = new ArrayDeque<>();
    private StreamingQueryStatus status = new StreamingQueryStatus("Initializing", false, false);

    @Override
    public synchronized void progress(StreamingQueryProgress progress) {
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(progress);
    }

    @Override
    public synchronized void status(StreamingQueryStatus now) {
        status = now;
    }

    synchronized StreamingQueryStatus status() {
        return status;
    }

    synchronized Optional<StreamingQueryProgress> last() {
        return Optional.ofNullable(recent.peekLast());
    }

    synchronized List<StreamingQueryProgress> recent() {
        return List.copyOf(recent);
    }
}
