package dev.holdfast.plan;

import java.util.Objects;
import java.util.function.Function;

/**
 * One of the streams that a stateful operator reads.
 *
 * @param node the step before
 * @param keyFn the key of an event; never null. Called from several threads at once
 * @param <K> the type of the key
 * @param <T> the type of the events
 */
public record KeyedInput<K, T>(PlanNode<T> node, Function<? super T, ? extends K> keyFn) {

    public KeyedInput {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(keyFn, "keyFn");
    }
}
