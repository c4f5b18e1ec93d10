package dev.holdfast.serial;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A set that was read, in the order of its bytes. Unlike the wrapper of the JDK, it is known to tell its elements by equals. */
final class UnmodifiableSet<E extends @Nullable Object> extends AbstractSet<E> {

    private final Set<E> elements;

    /** @param elements a hash set that nobody changes any more */
    UnmodifiableSet(Set<E> elements) {
        this.elements = elements;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return elements.contains(element);
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableSet(elements).iterator();
    }

    @Override
    public boolean remove(@Nullable Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeIf(Predicate<? super E> condition) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
