package dev.holdfast.operator;

import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.ProcessingTimeGroupState;

/**
 * What an engine hands to an update function: every kind of group state at once. The function sees only the kind that it
 * declared. Setting a timeout of another {@link TimeoutMode} than the operator's is an
 * {@link UnsupportedOperationException}.
 *
 * @param <S> the type of the state
 */
public interface EngineGroupState<S> extends ProcessingTimeGroupState<S>, EventTimeGroupState<S> {

    @Override
    boolean hasTimedOut();
}
