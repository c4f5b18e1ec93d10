package dev.holdfast.testkit;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an operator keeps, at one moment.
 *
 * @param operator whose state it is
 * @param all by state, key group, key bytes and sub-key
 * @param <K> the type of the key
 * @param <S> the type of the values, if the operator has one state
 */
record KeyStates<K, S>(KeyedOperator<K, ?, ?> operator, List<StoredState<K, S>> all) {

    /** The value of the row of a key in the operator's first state; for one that has one row for each key. */
    Optional<S> state(Object key) {
        return of(key).flatMap(StoredState::state);
    }

    /** The deadline of the same row. */
    Optional<Instant> timer(Object key) {
        return of(key).flatMap(StoredState::timeout);
    }

    /** The rows of a key in one of the states. */
    List<StoredState<K, S>> rows(String state, Object key) {
        requireKeyType(key);
        declared(state);
        return all.stream()
                .filter(stored -> stored.name().equals(state) && stored.key().equals(key))
                .toList();
    }

    /** A line per row. Numbers of places belong to the list whose places they are: the name of such a state has a dot. */
    List<String> lines() {
        return all.stream()
                .filter(stored -> stored.name().indexOf('.') < 0)
                .map(KeyStates::line)
                .sorted()
                .toList();
    }

    /** What is not the same in {@code other}, as a sentence, if anything is. */
    Optional<String> firstDifference(KeyStates<?, ?> other, String what, String then) {
        if (bytes().equals(other.bytes())) {
            return Optional.empty();
        }
        return Optional.of("Operator '" + operator.id() + "': " + what + " " + lines() + " and " + then + " "
                + other.lines() + ".");
    }

    private List<String> bytes() {
        return all.stream().map(this::bytes).toList();
    }

    private Optional<StoredState<K, S>> of(Object key) {
        return rows(operator.states().get(0).name(), key).stream().findFirst();
    }

    /** Only the serializer knows the type. A key of another one has no state, which is not what a test wants to hear. */
    @SuppressWarnings("unchecked") // that is what is found out
    private void requireKeyType(Object key) {
        try {
            operator.keySerializer().write((K) key, new StateOutput());
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "Operator '" + operator.id() + "' has no keys like " + key + ", a "
                            + key.getClass().getName() + ". Give a key of the type that the update function takes.",
                    e);
        }
    }

    private DeclaredState<?> declared(String state) {
        return operator.states().stream()
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Operator '" + operator.id() + "' has no state '"
                        + state + "'; it has "
                        + operator.states().stream().map(DeclaredState::name).toList() + "."));
    }

    private String bytes(StoredState<K, S> stored) {
        String value = stored.state()
                .map(state -> Arrays.toString(StateBytes.of(serializer(stored.name()), state)))
                .orElse("");
        return stored.name() + stored.key() + stored.subKey() + value + stored.timeout();
    }

    @SuppressWarnings("unchecked") // a value is written by the serializer of the state that it is in
    private StateSerializer<S> serializer(String state) {
        return (StateSerializer<S>) declared(state).values().orElseThrow();
    }

    private static String line(StoredState<?, ?> stored) {
        String place = stored.name()
                + stored.subKey().map(subKey -> "[" + subKey + "]").orElse("");
        String timeout = stored.timeout().map(at -> ", timeout " + at).orElse("");
        return stored.key() + (place.isEmpty() ? "" : " " + place) + " = "
                + stored.state().map(String::valueOf).orElse("no state") + timeout;
    }
}
