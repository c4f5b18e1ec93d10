package dev.holdfast;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.field.KeyField;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.time.Millis;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A stream as a table: each event is the version of its key that is valid from its event time on, until the next one. Made by {@link EventTimeStream#asTable}, for {@link
 * EventTimeStream#lookup}.
 *
 * <pre>{@code
 * rates.asTable(RateFields.currency, Duration.ofDays(1)).deletedBy(Rate::isWithdrawn)
 * }</pre>
 *
 * <p>It is a description: each operator that looks something up keeps versions of its own. The newest version of a key is kept for ever, unless it is a deletion.
 *
 * @param <K> the type of the key
 * @param <U> the type of the versions
 */
@CheckReturnValue
public final class Table<K, U> {

    private final JoinInput<K, U> versions;
    private final Duration history;
    private final Predicate<? super U> isDeletion;

    private Table(JoinInput<K, U> versions, Duration history, Predicate<? super U> isDeletion) {
        this.versions = versions;
        this.history = history;
        this.isDeletion = Objects.requireNonNull(isDeletion, "deletedBy(null): say which versions are deletions");
    }

    static <K, U> Table<K, U> of(PlanNode<U> node, KeyField<U, K> key, Duration history) {
        Objects.requireNonNull(key, "asTable(null, …): name the field that is the key");
        Objects.requireNonNull(history, "asTable(…, null): say for how long old versions are kept");
        if (Millis.whole(history, "The history of a table") < 0) {
            throw new IllegalArgumentException("The history of a table should not be negative, but is " + history
                    + ". Give the time for which old versions are kept, or Duration.ZERO.");
        }
        return new Table<>(JoinInput.of(node, key, "A table keeps versions"), history, version -> false);
    }

    /**
     * Says which events delete their key: from the time of such an event on the key has no version, until there is another one. When the history has passed, nothing is left
     * of the key. The last predicate counts.
     *
     * @param predicate whether an event is a deletion. Called from several threads at once
     */
    public Table<K, U> deletedBy(Predicate<? super U> predicate) {
        return new Table<>(versions, history, predicate);
    }

    JoinInput<K, U> versions() {
        return versions;
    }

    Duration history() {
        return history;
    }

    Predicate<? super U> isDeletion() {
        return isDeletion;
    }
}
