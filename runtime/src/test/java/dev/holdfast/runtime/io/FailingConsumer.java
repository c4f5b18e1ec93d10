package dev.holdfast.runtime.io;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;

/** Takes nothing. */
final class FailingConsumer<T> implements EventConsumer<T> {

    @Override
    public void event(T event) {
        throw new IllegalStateException("no more events");
    }

    @Override
    public void skipped() {
        throw new IllegalStateException("nothing to skip");
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        throw new IllegalStateException("no dead letters");
    }
}
