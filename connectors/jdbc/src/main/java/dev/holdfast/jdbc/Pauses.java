package dev.holdfast.jdbc;

import java.time.Duration;

/** Waiting and chance: the one place to replace in tests. */
interface Pauses {

    /** Those of this machine. */
    Pauses SYSTEM = new SystemPauses();

    void pause(Duration duration) throws InterruptedException;

    /** From 0 to 1, exclusive. */
    double chance();

    /** Nanoseconds that only go forwards. */
    long nanoTime();
}
