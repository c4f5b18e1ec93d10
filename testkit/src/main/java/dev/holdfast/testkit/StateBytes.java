package dev.holdfast.testkit;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/** States as a store would keep them. */
final class StateBytes {

    private StateBytes() {}

    static <S> byte[] of(StateSerializer<S> serializer, S state) {
        StateOutput out = new StateOutput();
        serializer.write(state, out);
        return out.toByteArray();
    }

    /** The same; none of a state that can no longer be written. */
    static <S> byte[] ofOrNone(StateSerializer<S> serializer, S state) {
        try {
            return of(serializer, state);
        } catch (RuntimeException e) {
            return new byte[0];
        }
    }

    static <S> S read(StateSerializer<S> serializer, byte[] bytes) {
        return serializer.read(new StateInput(bytes));
    }
}
