package dev.holdfast;

import dev.holdfast.connector.Sink;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.JoinSide;
import dev.holdfast.plan.KeyedInput;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;

/** One of the two streams of a join or a lookup, with its key. */
record JoinInput<K, E>(PlanNode<E> node, KeyField<E, K> key, JoinSide<E> side) {

    static <K, E> JoinInput<K, E> of(PlanNode<E> node, KeyField<E, K> key) {
        Objects.requireNonNull(key, "on(null): name the fields that are equal");
        return of(node, key, "A join keeps events until their partners have come");
    }

    /** @param why the bytes of the events are needed, as a sentence begins */
    static <K, E> JoinInput<K, E> of(PlanNode<E> node, KeyField<E, K> key, String why) {
        StateSerializer<E> events = key.events()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                why + ", but field '"
                                        + key.name()
                                        + "' does not know the bytes of its events. Use a generated field, make it with the"
                                        + " key(name, keyFn, keys) of the generated fields, or give KeyField.of(…) the serializer of the events."));
        return new JoinInput<>(node, key, new JoinSide<>(events, null));
    }

    JoinInput<K, E> lateEventsTo(Sink<? super E> sink) {
        return new JoinInput<>(node, key, new JoinSide<>(side.events(), sink));
    }

    KeyedInput<K, E> keyed() {
        return new KeyedInput<>(node, key);
    }
}
