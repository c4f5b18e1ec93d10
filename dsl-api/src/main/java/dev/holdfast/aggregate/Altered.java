package dev.holdfast.aggregate;

import dev.holdfast.serial.StateSerializer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Another aggregate under a name of its own, or of some of the events only. */
record Altered<T, C, A>(
        Accumulator<T, C, A> of, String name, @Nullable Predicate<? super T> filter, boolean isInAnyOrder)
        implements Accumulator<T, C, A> {

    @Override
    public StateSerializer<C> serializer() {
        return of.serializer();
    }

    @Override
    public @Nullable String emptyText() {
        return of.emptyText();
    }

    @Override
    public C start() {
        return of.start();
    }

    @Override
    public C add(C accumulated, T event) {
        return filter == null || filter.test(event) ? of.add(accumulated, event) : accumulated;
    }

    @Override
    public C merge(C first, C second) {
        return of.merge(first, second);
    }

    @Override
    public @Nullable A result(C accumulated) {
        return of.result(accumulated);
    }
}
