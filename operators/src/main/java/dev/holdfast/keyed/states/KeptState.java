package dev.holdfast.keyed.states;

import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.operator.StateParameter;
import java.util.List;

/**
 * What is kept for one parameter of an update function.
 *
 * @param <H> what the function gets
 */
interface KeptState<H> {

    /** The parameter. */
    StateParameter<H> parameter();

    /** The rows that it is made of. */
    List<DeclaredState<?>> states();

    /** What the function gets in a call. */
    H handle(StatesCall call);

    /** What a call has written to a handle waits for its end. */
    interface WritesAtEnd {

        /** The call ends well. */
        void write();
    }

    /** Values that are written are never null. */
    @SuppressWarnings("ConstantValue") // users' code need not be null-marked
    static void checkNotNull(StateParameter<?> parameter, Object value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "A " + what + " of state '" + parameter.name() + "' is null: remove what is to be gone.");
        }
    }
}
