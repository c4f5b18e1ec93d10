package dev.holdfast.runtime.io;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a source reads. */
final class RecordingConsumer<T> implements EventConsumer<T> {

    final List<T> events = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    int skipped;

    @Override
    public void event(T event) {
        events.add(event);
    }

    @Override
    public void skipped() {
        skipped++;
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        deadLetters.add(letter);
    }
}
