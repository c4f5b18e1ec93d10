package dev.holdfast.processor.read;

import dev.holdfast.processor.model.StateType;
import java.util.Optional;

/**
 * What a reader of some kinds of types says of a type.
 *
 * @param isKnown whether it is of these kinds; another reader may know it else
 * @param type empty if it was refused
 */
record Match(boolean isKnown, Optional<StateType> type) {

    static final Match NONE = new Match(false, Optional.empty());
    static final Match REFUSED = new Match(true, Optional.empty());

    static Match of(StateType type) {
        return new Match(true, Optional.of(type));
    }

    static Match of(Optional<StateType> type) {
        return new Match(true, type);
    }
}
