package dev.holdfast.testkit;

import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.runtime.operator.StoredState;
import dev.holdfast.serial.StateOutput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an operator keeps, at one moment.
 *
 * @param spec of the operator
 * @param all by key group and key bytes
 */
record KeyStates<K, S>(OperatorSpec<K, ?, S, ?> spec, List<StoredState<K, S>> all) {

    Optional<S> state(Object key) {
        return of(key).flatMap(StoredState::state);
    }

    Optional<Instant> timer(Object key) {
        return of(key).flatMap(StoredState::timeout);
    }

    /** A line per key. */
    List<String> lines() {
        return all.stream().map(KeyStates::line).sorted().toList();
    }

    /** What is not the same in {@code other}, as a sentence, if anything is. */
    Optional<String> firstDifference(KeyStates<?, ?> other, String what, String then) {
        List<String> left = all.stream().map(this::bytes).toList();
        List<String> right = other.bytes();
        if (left.equals(right)) {
            return Optional.empty();
        }
        return Optional.of(
                "Operator '" + spec.id() + "': " + what + " " + lines() + " and " + then + " " + other.lines() + ".");
    }

    private List<String> bytes() {
        return all.stream().map(this::bytes).toList();
    }

    private Optional<StoredState<K, S>> of(Object key) {
        requireKeyType(key);
        return all.stream().filter(stored -> stored.key().equals(key)).findFirst();
    }

    /** Only the serializer knows the type. A key of another one has no state, which is not what a test wants to hear. */
    @SuppressWarnings("unchecked") // that is what is found out
    private void requireKeyType(Object key) {
        try {
            spec.keySerializer().write((K) key, new StateOutput());
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "Operator '" + spec.id() + "' has no keys like " + key + ", a "
                            + key.getClass().getName() + ". Give a key of the type that the update function takes.",
                    e);
        }
    }

    private String bytes(StoredState<K, S> stored) {
        String value = stored.state()
                .map(state -> Arrays.toString(StateBytes.of(spec.stateSerializer(), state)))
                .orElse("");
        return stored.key() + value + stored.timeout();
    }

    private static String line(StoredState<?, ?> stored) {
        String timeout = stored.timeout().map(at -> ", timeout " + at).orElse("");
        return stored.key() + " = " + stored.state().map(String::valueOf).orElse("no state") + timeout;
    }
}
