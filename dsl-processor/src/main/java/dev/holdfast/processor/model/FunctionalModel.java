package dev.holdfast.processor.model;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class that is a function from state to state.
 *
 * @param name of the class
 * @param id of the operator
 * @param traits see {@link Trait}
 * @param key the name of the key, and its type
 * @param keyType how the key is written
 * @param event the name of the event, and its type
 * @param state the name of the state, and its type
 * @param stateType how the state is written
 * @param result the type of the results
 * @param isEventTime whether states end in event time
 * @param onEvent gives the next state
 * @param expireAt the name of the method that says when a state ends, if there is one
 * @param onExpire gives what comes of a state that has ended, if there is one
 * @param idOrigin where the id comes from
 */
public record FunctionalModel(
        String name,
        String id,
        Set<Trait> traits,
        ParameterModel key,
        KeyType keyType,
        ParameterModel event,
        ParameterModel state,
        StateType stateType,
        TypeName result,
        boolean isEventTime,
        OnEventModel onEvent,
        Optional<String> expireAt,
        Optional<OnExpireModel> onExpire,
        Origin idOrigin)
        implements FunctionModel {

    /** What a method may take. */
    public enum Role {
        KEY,
        EVENT,
        TIME,
        STATE,
        EMITTER
    }

    /**
     * The method that gives the next state.
     *
     * @param name of the method
     * @param roles its parameters
     * @param givesStep whether it returns a step
     */
    public record OnEventModel(String name, List<Role> roles, boolean givesStep) {

        public OnEventModel {
            roles = List.copyOf(roles);
        }
    }

    /**
     * The method for a state that has ended.
     *
     * @param name of the method
     * @param roles its parameters
     * @param result what it returns
     */
    public record OnExpireModel(String name, List<Role> roles, ResultModel result) {

        public OnExpireModel {
            roles = List.copyOf(roles);
        }
    }

    public FunctionalModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    @Override
    public Stream<StateType> stateTypes() {
        return Stream.of(stateType);
    }
}
