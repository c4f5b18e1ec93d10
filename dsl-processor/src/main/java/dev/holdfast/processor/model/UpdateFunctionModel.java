package dev.holdfast.processor.model;

import dev.holdfast.processor.diagnostic.Origin;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An update function.
 *
 * @param name of the method
 * @param id of the operator
 * @param traits see {@link Trait}
 * @param key first parameter
 * @param keyType how the key is written
 * @param events second parameter
 * @param state third parameter
 * @param stateKind the timeout mode
 * @param stateType how the state is written
 * @param result what it returns
 * @param idOrigin where the id comes from
 */
public record UpdateFunctionModel(
        String name,
        String id,
        Set<Trait> traits,
        ParameterModel key,
        KeyType keyType,
        ParameterModel events,
        ParameterModel state,
        StateKind stateKind,
        StateType stateType,
        ResultModel result,
        Origin idOrigin)
        implements FunctionModel {

    /** What is either so or not. */
    public enum Trait {
        /** The method is static. */
        STATIC,
        /** Class, key, event and result are public, so the factory can be. */
        PUBLIC,
        /** The state's type is public. */
        STATE_PUBLIC
    }

    public UpdateFunctionModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        traits = Set.copyOf(traits);
    }

    @Override
    public Stream<StateType> stateTypes() {
        return Stream.of(stateType);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}
