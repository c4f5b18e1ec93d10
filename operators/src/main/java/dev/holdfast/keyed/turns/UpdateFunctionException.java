package dev.holdfast.keyed.turns;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.operator.BroadcastDeclaration;
import dev.holdfast.serial.SchemaType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of an update function failed, or what leads to it. Ends the batch, unless the operator's policy forgives it; the engine turns it into the
 * query's exception.
 */
public final class UpdateFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String WITHOUT_KEY =
            ". Leave such events out with filter(…) or onError(ErrorPolicy.skipKey()), or give them another key";

    private final String operatorId;
    private final @Nullable String key;
    private final String error;
    private final boolean isForgivable;

    private UpdateFunctionException(
            String what,
            String error,
            KeyedOperator<?, ?, ?> operator,
            @Nullable Object key,
            @Nullable Throwable cause,
            boolean mend) {
        super(what, cause);
        this.operatorId = operator.id();
        this.key = key == null ? null : String.valueOf(key);
        this.error = error;
        isForgivable = mend && !(cause instanceof Error && !(cause instanceof StackOverflowError));
    }

    /** The function threw. */
    public static UpdateFunctionException threw(Throwable thrown, KeyedOperator<?, ?, ?> operator, Object key) {
        String error = ReadBackCollection.explain(thrown, stateTypes(operator))
                .map(why -> thrown + ": " + why)
                .orElseGet(thrown::toString);
        if (operator.kind().equals(BroadcastDeclaration.KIND)) {
            return notOfFunction(
                    "a change could not be applied (leave such changes out before withBroadcast(…), or mend the function):"
                            + " the function of changes threw " + error,
                    thrown,
                    operator,
                    null);
        }
        return new UpdateFunctionException("its update function threw " + error, error, operator, key, thrown, true);
    }

    private static List<SchemaType> stateTypes(KeyedOperator<?, ?, ?> operator) {
        List<SchemaType> types = new ArrayList<>();
        operator.states()
                .forEach(state -> state.values()
                        .ifPresent(values -> types.add(values.schema().type())));
        return types;
    }

    /** The function gave a null result, whatever it did then. */
    public static UpdateFunctionException gaveNull(
            @Nullable Throwable thrown, KeyedOperator<?, ?, ?> operator, Object key) {
        String what = "its update function gave a null result";
        return new UpdateFunctionException(what, what, operator, key, thrown, true);
    }

    /** The function left a state that cannot be stored. */
    public static UpdateFunctionException leftState(
            String problem, @Nullable Throwable cause, KeyedOperator<?, ?, ?> operator, Object key) {
        String what = "its update function left a state " + problem;
        return new UpdateFunctionException(what, what, operator, key, cause, true);
    }

    /** An event has no key under which it could be grouped. */
    public static UpdateFunctionException noKey(
            String problem, @Nullable Throwable cause, KeyedOperator<?, ?, ?> operator) {
        return new UpdateFunctionException(problem + WITHOUT_KEY, problem, operator, null, cause, true);
    }

    /** Timers of the key have set each other to times that had passed, again and again. */
    public static UpdateFunctionException timersInCircle(int rounds, KeyedOperator<?, ?, ?> operator, Object key) {
        return notOfFunction(
                "its timers have set each other to times that had passed, " + rounds
                        + " times in one batch: set one of them to a later time",
                null,
                operator,
                key);
    }

    /** Something is wrong for which the function is not to blame, so no policy forgives it. */
    public static UpdateFunctionException notOfFunction(
            String what, @Nullable Throwable cause, KeyedOperator<?, ?, ?> operator, @Nullable Object key) {
        return new UpdateFunctionException(what, what, operator, key, cause, false);
    }

    /** Whether an error leaves the virtual machine in doubt, so that it is nobody's and goes on as it is. */
    public static boolean isFatal(Throwable thrown) {
        return thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    }

    /** The failure as an engine reports it: with operator and key. */
    public String text() {
        return "Operator '" + operatorId() + "' failed" + (key() == null ? "" : " for key '" + key() + "'") + ": "
                + getMessage();
    }

    /** The operator whose call it was. */
    public String operatorId() {
        return operatorId;
    }

    /** The key of the call, as text; null if the key was what failed. */
    public @Nullable String key() {
        return key;
    }

    /** What went wrong, for somebody who knows operator, key and batch. */
    public String error() {
        return error;
    }

    /** Whether a policy other than to fail may go on without the call. */
    public boolean isForgivable() {
        return isForgivable;
    }
}
