package dev.holdfast.processor.model;

import dev.holdfast.processor.diagnostic.Origin;
import java.util.stream.Stream;

/** What a factory is written for: an update function, or a class that is a function. */
public interface FunctionModel {

    /** Of the method, or of the class. */
    String name();

    /** Of the operator. */
    String id();

    /** How the key is written. */
    KeyType keyType();

    /** How values of its states are written. */
    Stream<StateType> stateTypes();

    /** How keys inside of its states are written. */
    default Stream<KeyType> innerKeyTypes() {
        return Stream.empty();
    }

    /** Where the id comes from. */
    Origin idOrigin();
}
