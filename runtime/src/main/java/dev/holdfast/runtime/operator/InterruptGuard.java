package dev.holdfast.runtime.operator;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes back the interrupt flag that user code leaves on a thread of the query: there it means nothing, and it would break what
 * the thread does next, such as writing the checkpoint. Only a stop stops a query. Thread safe.
 */
public final class InterruptGuard {

    private final AtomicBoolean hasSaid = new AtomicBoolean();
    private final Consumer<String> log;

    /** Tells {@code log} the first time. */
    public InterruptGuard(Consumer<String> log) {
        this.log = log;
    }

    /**
     * Called behind user code.
     *
     * @param what ran, for people: {@code operator 'sessions'}
     */
    public void clear(String what) {
        if (Thread.interrupted()) {
            say(what);
        }
    }

    /** Someone interrupted this thread, and the flag is gone already. */
    public void say(String what) {
        if (hasSaid.compareAndSet(false, true)) {
            log.accept("The interrupt flag of thread " + Thread.currentThread().getName() + " was set during or before "
                    + what
                    + ". The query goes on without it, now and from now on: only stop() ends a query. Do not restore"
                    + " the flag in code that a query calls.");
        }
    }
}
