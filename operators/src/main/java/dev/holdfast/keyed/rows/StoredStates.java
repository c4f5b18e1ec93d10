package dev.holdfast.keyed.rows;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.evolution.KeyChanges;
import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.serial.SchemaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Compares the states of an operator with those in a checkpoint, one by one. One that was added starts empty; one that is no more is
 * dropped only if that was said; the values of one evolve, but what it is does not change.
 */
final class StoredStates {

    private final String operatorId;
    private final KeyedOperator<?, ?, ?> operator;
    private final GivingUp givingUp;

    StoredStates(KeyedOperator<?, ?, ?> operator, GivingUp givingUp) {
        operatorId = operator.id();
        this.operator = operator;
        this.givingUp = givingUp;
    }

    /**
     * Refuses states that would be lost or misread.
     *
     * @param isDropped which states, by their names, may be lost
     * @throws CheckpointIncompatibleException naming the difference
     */
    void check(OperatorRecord stored, Predicate<String> isDropped) {
        for (WrittenState before : stored.states()) {
            String name = before.name().isEmpty() ? operatorId : operatorId + "/" + before.name();
            Optional<DeclaredState<?>> now = find(operator, before.name());
            if (now.isPresent()) {
                compare(name, before, now.get());
            } else if (!isDropped.test(before.name())) {
                throw gone(name);
            }
        }
    }

    /** Whether deadlines of a state that both have follow the time of the operator, before or now. */
    static boolean followOperator(OperatorRecord stored, KeyedOperator<?, ?, ?> operator) {
        return stored.states().stream()
                .anyMatch(before -> find(operator, before.name())
                        .filter(now ->
                                now.deadlines().followsOperator() || Deadlines.followsOperator(before.deadlines()))
                        .isPresent());
    }

    private void compare(String name, WrittenState before, DeclaredState<?> now) {
        if (!before.kind().equals(now.kind())) {
            throw refusal("kind", name, before.kind(), now.kind());
        }
        if (!sameSubKeys(before.subKeySchema(), now.subKeySchema())) {
            throw refusal("sub-key", name, orNone(before.subKeySchema()), orNone(now.subKeySchema()));
        }
        if (!before.deadlines().equals(now.deadlines().text())) {
            throw refusal(
                    "meaning of deadlines",
                    name,
                    orNone(before.deadlines()),
                    orNone(now.deadlines().text()));
        }
        if (before.schemas().isEmpty() != now.values().isEmpty()) {
            throw refusal(
                    "content",
                    name,
                    before.schemas().isEmpty() ? "deadlines only" : "values",
                    now.values().isEmpty() ? "deadlines only" : "values");
        }
    }

    private static boolean sameSubKeys(String before, String now) {
        return before.equals(now)
                || (!before.isEmpty()
                        && !now.isEmpty()
                        && KeyChanges.keepBytes(SchemaType.parse(before), SchemaType.parse(now)));
    }

    private static Optional<DeclaredState<?>> find(KeyedOperator<?, ?, ?> operator, String name) {
        for (DeclaredState<?> state : operator.states()) {
            if (state.name().equals(name)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private CheckpointIncompatibleException gone(String name) {
        List<String> names = operator.states().stream().map(DeclaredState::name).toList();
        return new CheckpointIncompatibleException("The checkpoint holds state '" + name
                + "', which the operator no longer has; it has " + names
                + ". If the state was renamed, give it its old name; if it was removed, drop it "
                + givingUp.ofState(name) + "; if the operator is another one, " + newOperator());
    }

    private CheckpointIncompatibleException refusal(String what, String name, String before, String now) {
        return new CheckpointIncompatibleException("The " + what + " of state '" + name
                + "' is not that of the checkpoint. Before: " + before + ". Now: " + now
                + ". Restore what was there before; or " + newOperator()
                + " In an operator of your own, you may give the changed state a new name instead, and give up the old one "
                + givingUp.ofState(name) + ".");
    }

    /** What helps with every operator, also with one that comes with the library, whose states nobody can rename. */
    private String newOperator() {
        return "give the operator a new id with named(…), and give up all that it has under the old one "
                + givingUp.ofOperator(operatorId) + ".";
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
