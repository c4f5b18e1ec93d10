package dev.holdfast.kafka;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long something is waited for that may come. Used by one thread. */
final class Patience {

    private final Duration duration;
    private @Nullable Long sinceNanos;

    Patience(Duration duration) {
        this.duration = duration;
    }

    /** It came: the next wait begins anew. */
    void reset() {
        sinceNanos = null;
    }

    /** Says that it has not come yet, and whether it was waited for long enough. The first time begins the wait. */
    boolean isOver() {
        long now = System.nanoTime();
        Long since = sinceNanos;
        if (since == null) {
            sinceNanos = now;
            return false;
        }
        return now - since > duration.toNanos();
    }
}
