package dev.holdfast.delta;

import io.delta.kernel.utils.CloseableIterator;
import java.util.Iterator;

/** What is in memory, as the kernel asks for it. */
record ListIterator<V>(Iterator<V> values) implements CloseableIterator<V> {

    @Override
    public boolean hasNext() {
        return values.hasNext();
    }

    @Override
    public V next() {
        return values.next();
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
