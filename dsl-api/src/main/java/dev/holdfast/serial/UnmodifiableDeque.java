package dev.holdfast.serial;

import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A deque that was read. It equals any deque with the same elements, though an {@code ArrayDeque} equals only itself. */
final class UnmodifiableDeque<E extends @Nullable Object> extends AbstractCollection<E> implements Deque<E> {

    private final List<E> elements;

    UnmodifiableDeque(List<E> elements) {
        this.elements = elements;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableList(elements).iterator();
    }

    @Override
    public Iterator<E> descendingIterator() {
        ListIterator<E> from = elements.listIterator(elements.size());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasPrevious();
            }

            @Override
            public E next() {
                return from.previous();
            }
        };
    }

    @Override
    public E getFirst() {
        return elements.get(checked(0));
    }

    @Override
    public E getLast() {
        return elements.get(checked(elements.size() - 1));
    }

    @Override
    public @Nullable E peekFirst() {
        return elements.isEmpty() ? null : elements.get(0);
    }

    @Override
    public @Nullable E peekLast() {
        return elements.isEmpty() ? null : elements.get(elements.size() - 1);
    }

    @Override
    public E element() {
        return getFirst();
    }

    @Override
    public @Nullable E peek() {
        return peekFirst();
    }

    private int checked(int index) {
        if (elements.isEmpty()) {
            throw new NoSuchElementException("the deque is empty");
        }
        return index;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Deque<?> deque) || deque.size() != elements.size()) {
            return false;
        }
        Iterator<?> theirs = deque.iterator();
        for (E element : elements) {
            if (!theirs.hasNext() || !Objects.equals(element, theirs.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public void addFirst(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addLast(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean offerFirst(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean offerLast(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean offer(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public E removeFirst() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E removeLast() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E pollFirst() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E pollLast() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E poll() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E remove() {
        throw new UnsupportedOperationException();
    }

    @Override
    public E pop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void push(E element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeFirstOccurrence(@Nullable Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeLastOccurrence(@Nullable Object element) {
        throw new UnsupportedOperationException();
    }

    /** Also when the element is not there. */
    @Override
    public boolean remove(@Nullable Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
