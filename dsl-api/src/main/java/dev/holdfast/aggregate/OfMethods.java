package dev.holdfast.aggregate;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An aggregate of methods. Where nothing was added there is no value, so it can be added to a checkpoint without saying what an empty one is. */
final class OfMethods<T, S, A> implements Accumulator<T, Held<S>, A> {

    private final String name;
    private final StateSerializer<S> values;
    private final StateSerializer<Held<S>> serializer;
    private final AggregateFn.@Nullable Start<S> startFn;
    private final AggregateFn.AddOrStart<T, S> addFn;
    private final AggregateFn.Merge<S> mergeFn;
    private final AggregateFn.Result<S, A> resultFn;

    /** @param startFn null if the aggregate of nothing is null */
    OfMethods(
            String name,
            StateSerializer<S> values,
            AggregateFn.@Nullable Start<S> startFn,
            AggregateFn.AddOrStart<T, S> addFn,
            AggregateFn.Merge<S> mergeFn,
            AggregateFn.Result<S, A> resultFn) {
        this.name = name;
        this.values = Objects.requireNonNull(values, "serializer");
        serializer = AccumulatedSerializer.held(values);
        this.startFn = startFn;
        this.addFn = Objects.requireNonNull(addFn, "addFn");
        this.mergeFn = Objects.requireNonNull(mergeFn, "mergeFn");
        this.resultFn = Objects.requireNonNull(resultFn, "resultFn");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StateSerializer<Held<S>> serializer() {
        return serializer;
    }

    @Override
    public Held<S> start() {
        return new Held<>(null);
    }

    @Override
    public Held<S> add(Held<S> accumulated, T event) {
        accumulated.value = present(addFn.add(accumulated.value, event), "add");
        return accumulated;
    }

    @Override
    public Held<S> merge(Held<S> first, Held<S> second) {
        S added = second.value;
        if (added != null) {
            S soFar = first.value;
            first.value = soFar == null ? copy(added) : present(mergeFn.merge(soFar, added), "merge");
        }
        return first;
    }

    /** The second part belongs to somebody else, and what is accumulated here may be changed. */
    private S copy(S value) {
        StateOutput out = new StateOutput();
        values.write(value, out);
        return values.read(new StateInput(out.toByteArray()));
    }

    @Override
    public @Nullable A result(Held<S> accumulated) {
        S value = accumulated.value == null && startFn != null ? startFn.start() : accumulated.value;
        return value == null ? null : resultFn.result(value);
    }

    private S present(@Nullable S value, String method) {
        if (value == null) {
            throw new NullPointerException(
                    "Aggregate '" + name + "': " + method
                            + " gave null, and what is accumulated is never null. Return a value that says that there is nothing.");
        }
        return value;
    }
}
