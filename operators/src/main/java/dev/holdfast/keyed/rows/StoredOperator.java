package dev.holdfast.keyed.rows;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.serial.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What is written of an operator beside its rows, and the check that a program can go on with it. */
public final class StoredOperator {

    private StoredOperator() {}

    /** What is to be written of an operator. */
    public static OperatorRecord record(KeyedOperator<?, ?, ?> operator, List<WrittenState> states) {
        Schema key = operator.keySerializer().schema();
        return new OperatorRecord(
                operator.id(),
                key.toString(),
                key.fingerprint(),
                operator.timeoutMode().name(),
                states.stream().sorted(Comparator.comparing(WrittenState::name)).toList());
    }

    /**
     * Refuses an operator that would misread what was written of one with the same id, or lose some of it that is not to be dropped.
     *
     * @param isDropped which states, by their names, may be lost
     * @throws CheckpointIncompatibleException naming the difference
     */
    public static void check(
            OperatorRecord stored, KeyedOperator<?, ?, ?> operator, Predicate<String> isDropped, GivingUp givingUp) {
        Schema key = operator.keySerializer().schema();
        if (!StoredKeys.fit(stored, key)) {
            throw refusal("key type", stored.id(), stored.keySchema(), key.toString(), givingUp);
        }
        String mode = operator.timeoutMode().name();
        if (!mode.equals(stored.timeoutMode()) && StoredStates.followOperator(stored, operator)) {
            throw refusal("timeout mode", stored.id(), stored.timeoutMode(), mode, givingUp);
        }
        new StoredStates(operator, givingUp).check(stored, isDropped);
    }

    /**
     * Refuses generated code of another format than this library's.
     *
     * @throws CheckpointIncompatibleException naming the side to rebuild
     */
    public static void checkFormats(KeyedOperator<?, ?, ?> operator) {
        checkFormat(operator.id(), operator.keySerializer().schema());
        for (DeclaredState<?> state : operator.states()) {
            state.values().ifPresent(values -> checkFormat(operator.id(), values.schema()));
        }
    }

    private static void checkFormat(String operatorId, Schema schema) {
        if (schema.format() > Schema.FORMAT) {
            throw new CheckpointIncompatibleException("The serializers of operator '" + operatorId
                    + "' were generated for format " + schema.format() + ", but this runtime knows only format "
                    + Schema.FORMAT + ". Use the runtime of the same version as the annotation processor.");
        } else if (schema.format() < Schema.FORMAT) {
            throw new CheckpointIncompatibleException("The serializers of operator '" + operatorId
                    + "' were generated for the old format " + schema.format() + ", and this runtime has format "
                    + Schema.FORMAT + ". Compile the class again with the annotation processor of this version.");
        }
    }

    private static CheckpointIncompatibleException refusal(
            String what, String id, String before, String now, GivingUp givingUp) {
        return new CheckpointIncompatibleException("The " + what + " of operator '" + id
                + "' is not that of the checkpoint. Before: " + before + ". Now: " + now
                + ". Restore what was there before; or give the changed operator a new id with named(…), and give up its"
                + " old state " + givingUp.ofOperator(id) + ".");
    }
}
