package dev.holdfast.operator;

import dev.holdfast.field.All;
import dev.holdfast.serial.KeySerializer;
import java.util.List;
import java.util.Objects;

/**
 * Everything an engine needs to keep broadcasts: an operator of its own, with one key, which applies changes and gives no results. The operator that reads them is behind it. A failure of
 * {@code changeFn} ends the query: without the change, the results of every key would be others. Immutable.
 *
 * @param id names the operator's state in the checkpoint: the id of the operator that reads it, and {@link #SUFFIX}
 * @param parameters what is kept; at least one
 * @param changeFn applies a change; called by one thread at a time
 * @param <B> the type of the changes
 */
public record BroadcastDeclaration<B>(
        String id, List<StateParameter.OfBroadcast<?, ?>> parameters, BroadcastFn<B> changeFn)
        implements OperatorDeclaration<All, B, Void> {

    /** What stands behind the id of the operator that reads. */
    public static final String SUFFIX = ".broadcast";

    /** What the progress calls it. */
    public static final String KIND = "broadcast";

    public BroadcastDeclaration {
        OperatorSpec.checkId(id);
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(changeFn, "changeFn");
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("Operator '" + id + "' keeps no broadcast.");
        }
    }

    /** What applies the changes of all broadcasts that an operator reads. */
    static <B> BroadcastDeclaration<B> of(StatesDeclaration<?, ?, ?> reader, BroadcastFn<B> changeFn) {
        if (reader.broadcasts().isEmpty()) {
            throw new IllegalArgumentException(
                    "Operator '" + reader.id()
                            + "' reads no broadcast, so there is nothing to change: name one with StateParameter.broadcast(…).");
        }
        return new BroadcastDeclaration<>(reader.id() + SUFFIX, reader.broadcasts(), changeFn);
    }

    BroadcastDeclaration<B> withIdOf(StatesDeclaration<?, ?, ?> reader) {
        return new BroadcastDeclaration<>(reader.id() + SUFFIX, parameters, changeFn);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KeySerializer<All> keySerializer() {
        return All.keys();
    }

    @Override
    public TimeoutMode timeoutMode() {
        return TimeoutMode.NONE;
    }

    @Override
    public <X> X accept(OperatorKinds<X> kinds) {
        return kinds.broadcast(this);
    }
}
