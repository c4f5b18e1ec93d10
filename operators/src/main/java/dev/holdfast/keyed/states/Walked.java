package dev.holdfast.keyed.states;

import dev.holdfast.keyed.RowWalk;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rows of a walk as an iterator. It looks one row ahead only when it is asked to, so the row that came last can be removed until then.
 *
 * @param <Q> the type of the sub-keys
 * @param <V> the type of the values
 * @param <X> what is made of a row
 */
final class Walked<Q, V, X> implements Iterator<X> {

    private final StatesCall call;
    private final RowWalk<Q, V> walk;
    private final Predicate<? super Q> isInside;
    private final Function<RowWalk<Q, V>, X> rowFn;
    private final Runnable onRemoval;
    private State state = State.BEFORE;
    private boolean isLastRemovable;

    private enum State {
        BEFORE,
        AT_NEXT,
        ENDED
    }

    /**
     * Begins at the first row.
     *
     * @param isInside false for the first row behind the end
     * @param onRemoval told of each row that is removed
     */
    Walked(
            StatesCall call,
            RowWalk<Q, V> walk,
            Predicate<? super Q> isInside,
            Function<RowWalk<Q, V>, X> rowFn,
            Runnable onRemoval) {
        this.call = call;
        this.walk = walk;
        this.isInside = isInside;
        this.rowFn = rowFn;
        this.onRemoval = onRemoval;
    }

    @Override
    public boolean hasNext() {
        call.checkOpen();
        if (state == State.BEFORE) {
            isLastRemovable = false;
            state = nextValue() && isInside.test(walk.subKey()) ? State.AT_NEXT : State.ENDED;
        }
        return state == State.AT_NEXT;
    }

    private boolean nextValue() {
        while (walk.next()) {
            if (walk.row().hasValue()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public X next() {
        if (!hasNext()) {
            throw new NoSuchElementException("There is no further entry: ask hasNext().");
        }
        state = State.BEFORE;
        isLastRemovable = true;
        return rowFn.apply(walk);
    }

    @Override
    public void remove() {
        call.checkOpen();
        if (!isLastRemovable) {
            throw new IllegalStateException("remove() removes what next() gave last, once, and before hasNext().");
        }
        isLastRemovable = false;
        walk.row().remove();
        onRemoval.run();
    }
}
