package dev.holdfast.keyed;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state that an operator keeps: its rows are told apart by the key alone, or by the key and a sub-key. A constant of the operator, which an
 * engine knows by identity. Name, kind, sub-key and meaning of deadlines stand in the checkpoint, and a restart with others is refused.
 *
 * @param <V> the type of the values
 */
public abstract sealed class DeclaredState<V> permits DeclaredState.OfKey, DeclaredState.OfSubKeys {

    private final String name;
    private final String kind;
    private final @Nullable StateSerializer<V> values;
    private final Deadlines deadlines;

    private DeclaredState(String name, String kind, @Nullable StateSerializer<V> values, Deadlines deadlines) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.values = values;
        this.deadlines = Objects.requireNonNull(deadlines, "deadlines");
        if (values == null && deadlines == Deadlines.NONE) {
            throw new IllegalArgumentException(
                    "state '" + name + "' has neither values nor deadlines, so it can keep nothing");
        }
    }

    /**
     * A state with one row for each key.
     *
     * @param name tells it from the operator's other states; may be empty if there is no other
     * @param kind what is kept in it, in a few words for people and for the check at a restart
     * @param values the bytes of the values
     */
    public static <V> OfKey<V> ofKey(String name, String kind, StateSerializer<V> values, Deadlines deadlines) {
        return new OfKey<>(name, kind, Objects.requireNonNull(values, "values"), deadlines);
    }

    /** A state with one row for each key, which is a deadline and nothing else. */
    public static OfKey<Void> ofKey(String name, String kind, Deadlines deadlines) {
        return new OfKey<>(name, kind, null, deadlines);
    }

    /**
     * A state with any number of rows for each key, in the order of their sub-keys.
     *
     * @param subKeys the bytes of the sub-keys
     */
    public static <Q, V> OfSubKeys<Q, V> ofSubKeys(
            String name, String kind, KeySerializer<Q> subKeys, StateSerializer<V> values, Deadlines deadlines) {
        return new OfSubKeys<>(name, kind, subKeys, Objects.requireNonNull(values, "values"), deadlines);
    }

    /** A state with any number of rows for each key, which are deadlines and nothing else. */
    public static <Q> OfSubKeys<Q, Void> ofSubKeys(
            String name, String kind, KeySerializer<Q> subKeys, Deadlines deadlines) {
        return new OfSubKeys<>(name, kind, subKeys, null, deadlines);
    }

    /** Tells it from the operator's other states; may be empty. */
    public final String name() {
        return name;
    }

    /** What is kept in it. */
    public final String kind() {
        return kind;
    }

    /** The bytes of the values; empty if rows are deadlines only. */
    public final Optional<StateSerializer<V>> values() {
        return Optional.ofNullable(values);
    }

    /** What happens when the deadline of a row has come. */
    public final Deadlines deadlines() {
        return deadlines;
    }

    /** The schema of the sub-keys, as text; empty if a key has one row. */
    public abstract String subKeySchema();

    @Override
    public final String toString() {
        return kind + (name.isEmpty() ? "" : " '" + name + "'");
    }

    /**
     * One row for each key.
     *
     * @param <V> the type of the values
     */
    public static final class OfKey<V> extends DeclaredState<V> {

        private OfKey(String name, String kind, @Nullable StateSerializer<V> values, Deadlines deadlines) {
            super(name, kind, values, deadlines);
        }

        @Override
        public String subKeySchema() {
            return "";
        }
    }

    /**
     * Any number of rows for each key.
     *
     * @param <Q> the type of the sub-keys
     * @param <V> the type of the values
     */
    public static final class OfSubKeys<Q, V> extends DeclaredState<V> {

        private final KeySerializer<Q> subKeys;
        private final boolean isWalked;

        private OfSubKeys(
                String name,
                String kind,
                KeySerializer<Q> subKeys,
                @Nullable StateSerializer<V> values,
                Deadlines deadlines) {
            this(name, kind, subKeys, values, deadlines, true);
        }

        private OfSubKeys(
                String name,
                String kind,
                KeySerializer<Q> subKeys,
                @Nullable StateSerializer<V> values,
                Deadlines deadlines,
                boolean isWalked) {
            super(name, kind, values, deadlines);
            this.subKeys = Objects.requireNonNull(subKeys, "subKeys");
            this.isWalked = isWalked;
        }

        /** The same, whose rows are only asked for one by one: stores then need no order. */
        public OfSubKeys<Q, V> neverWalked() {
            return new OfSubKeys<>(name(), kind(), subKeys, values().orElse(null), deadlines(), false);
        }

        /** The bytes of the sub-keys. */
        public KeySerializer<Q> subKeys() {
            return subKeys;
        }

        @Override
        public String subKeySchema() {
            return subKeys.schema().toString();
        }

        /** Whether the rows of a key are walked in order, or removed together. */
        public boolean isWalked() {
            return isWalked;
        }
    }
}
