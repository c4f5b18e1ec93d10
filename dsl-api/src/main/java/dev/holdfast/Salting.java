package dev.holdfast;

import dev.holdfast.aggregate.Combined;
import dev.holdfast.aggregate.Part;
import dev.holdfast.connector.Update;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.PartialAggregation;
import dev.holdfast.operator.RunningAggregation;
import dev.holdfast.operator.SaltedKey;
import dev.holdfast.operator.WindowAggregation;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.window.Windows;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Into how many parts the events of each key fall, and the two operators that then stand in place of one: the parts of a batch, and the whole, which merges them. The whole keeps
 * what it would keep alone.
 *
 * @param count how many; one for none
 * @param isAsked whether they were asked for, so that what cannot be parted is refused
 */
record Salting(int count, boolean isAsked) {

    /** Each key is computed by one worker. */
    static final Salting NONE = new Salting(1, false);

    /** Parted where the result is the same. */
    static final Salting WHERE_POSSIBLE = new Salting(16, false);

    private static final int MOST = 1024;
    private static final int LONGEST_ID = 128;
    private static final String SUFFIX = ".parts";

    /**
     * As many as somebody asks for.
     *
     * @throws IllegalArgumentException if they are less than 2 or more than 1,024
     */
    static Salting of(int count) {
        if (count < 2 || count > MOST) {
            throw new IllegalArgumentException("salted(" + count + "): the events of a key fall into 2 to " + MOST
                    + " parts. Take a few for each worker, such as 16.");
        }
        return new Salting(count, true);
    }

    <K, T, R> StatefulNode<K, R> windows(
            PlanNode<T> node, KeyField<? super T, K> key, WindowAggregation<K, T, R> whole) {
        Optional<String> obstacle = whole.windows() instanceof Windows.Session
                ? Optional.of("sessions depend on all events of a key. Take other windows.")
                : obstacle(whole.aggregates(), whole.errorPolicy(), whole.id());
        StatefulNode<K, R> alone = StatefulNode.of(node, key, whole);
        if (!isParted(whole.id(), obstacle)) {
            return alone;
        }
        WindowAggregation<K, Part<K>, R> merging = new WindowAggregation<>(
                whole.id(),
                whole.keySerializer(),
                whole.windows(),
                whole.aggregates().ofParts(),
                whole.windowFn(),
                whole.lateness(),
                null,
                policy(whole.errorPolicy()));
        return merging(node, key, whole.aggregates(), whole, whole, merging).mergingPartsOf(alone);
    }

    <K, T, R> StatefulNode<K, Update<R>> running(
            PlanNode<T> node, KeyField<? super T, K> key, RunningAggregation<K, T, R> whole) {
        StatefulNode<K, Update<R>> alone = StatefulNode.of(node, key, whole);
        if (!isParted(whole.id(), obstacle(whole.aggregates(), whole.errorPolicy(), whole.id()))) {
            return alone;
        }
        RunningAggregation<K, Part<K>, R> merging = new RunningAggregation<>(
                whole.id(),
                whole.keySerializer(),
                whole.aggregates().ofParts(),
                whole.keyFn(),
                whole.timeToLive(),
                policy(whole.errorPolicy()));
        return merging(node, key, whole.aggregates(), null, whole, merging).mergingPartsOf(alone);
    }

    private <K, T, R> StatefulNode<K, R> merging(
            PlanNode<T> node,
            KeyField<? super T, K> key,
            Combined<T> aggregates,
            @Nullable WindowAggregation<K, T, ?> windows,
            OperatorDeclaration<K, T, R> whole,
            OperatorDeclaration<K, Part<K>, R> merging) {
        PartialAggregation<K, T> partial = new PartialAggregation<>(
                whole.id() + SUFFIX,
                SaltedKey.keys(whole.keySerializer()),
                aggregates,
                windows,
                policy(whole.errorPolicy()));
        StatefulNode<SaltedKey<K>, Part<K>> parts = StatefulNode.of(node, SaltedKey.of(key, count), partial);
        return StatefulNode.of(parts, Part::key, merging);
    }

    private boolean isParted(String id, Optional<String> obstacle) {
        if (isAsked && obstacle.isPresent()) {
            throw new IllegalArgumentException(
                    "Operator '" + id + "' is salted, but " + obstacle.get() + " Or leave salted(…) out.");
        }
        return count > 1 && obstacle.isEmpty();
    }

    private Optional<String> obstacle(Combined<?> aggregates, ErrorPolicy<?, ?> policy, String id) {
        if (policy instanceof ErrorPolicy.DeadLetters<?, ?>) {
            return Optional.of(
                    "its failed calls go to a sink, and a call would be one of a part. Take ErrorPolicy.skipKey().");
        } else if (!isAsked && !(policy instanceof ErrorPolicy.Fail<?, ?>)) {
            return Optional.of("a call that failed would be one of a part. Take ErrorPolicy.fail().");
        } else if (id.length() + SUFFIX.length() > LONGEST_ID) {
            return Optional.of("no id is left for its parts. Name it with fewer characters.");
        }
        return aggregates
                .firstInOrder()
                .map(name -> "its aggregate '" + name + "' depends on the order of events, which parts do not keep."
                        + " Say inAnyOrder() of the aggregate if that does not matter.");
    }

    private static <K, T> ErrorPolicy<K, T> policy(ErrorPolicy<?, ?> policy) {
        return policy instanceof ErrorPolicy.SkipKey<?, ?> ? ErrorPolicy.skipKey() : ErrorPolicy.fail();
    }
}
