package dev.holdfast.processor.model;

import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.UpdateFunctionModel.Trait;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An update function that takes its states as parameters.
 *
 * @param name of the method
 * @param id of the operator
 * @param traits see {@link Trait}
 * @param key first parameter
 * @param keyType how the key is written
 * @param events second parameter
 * @param states the parameters behind it
 * @param result what it returns
 * @param timers what is called for its timers
 * @param broadcast what applies the changes of its broadcasts; empty if it reads none
 * @param idOrigin where the id comes from
 */
public record StatesFunctionModel(
        String name,
        String id,
        Set<Trait> traits,
        ParameterModel key,
        KeyType keyType,
        ParameterModel events,
        List<StateParameterModel> states,
        ResultModel result,
        List<TimerFunctionModel> timers,
        Optional<BroadcastFunctionModel> broadcast,
        Origin idOrigin)
        implements FunctionModel {

    /**
     * A method that is called for timers.
     *
     * @param name of the method
     * @param isStatic whether the method is
     * @param timers the parameter of the update function that sets them
     * @param takesTime whether it takes the time at which the timer was due
     * @param states the states of the update function that it takes, in its order
     * @param result what it returns
     */
    public record TimerFunctionModel(
            String name,
            boolean isStatic,
            StateParameterModel timers,
            boolean takesTime,
            List<StateParameterModel> states,
            ResultModel result) {

        public TimerFunctionModel {
            Objects.requireNonNull(name, "name");
            states = List.copyOf(states);
        }
    }

    /**
     * A method that applies the changes of broadcasts.
     *
     * @param name of the method
     * @param isStatic whether the method is
     * @param change first parameter
     * @param states the broadcasts of the update function, in the order of the parameters behind it
     */
    public record BroadcastFunctionModel(
            String name, boolean isStatic, ParameterModel change, List<StateParameterModel> states) {

        public BroadcastFunctionModel {
            Objects.requireNonNull(name, "name");
            states = List.copyOf(states);
        }
    }

    public StatesFunctionModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(id, "id");
        traits = Set.copyOf(traits);
        states = List.copyOf(states);
        timers = List.copyOf(timers);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the stream needs a watermark. */
    public boolean needsEventTime() {
        return states.stream().anyMatch(StateParameterModel::needsEventTime);
    }

    @Override
    public Stream<StateType> stateTypes() {
        return states.stream().flatMap(state -> state.valueType().stream());
    }

    @Override
    public Stream<KeyType> innerKeyTypes() {
        return states.stream().flatMap(state -> state.keyType().stream());
    }
}
