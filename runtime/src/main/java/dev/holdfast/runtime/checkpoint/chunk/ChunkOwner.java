package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.runtime.change.StateId;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Whose bytes a chunk holds: a state's changes or a sink's rows.
 *
 * @param id the operator or the sink
 * @param state the operator's state; empty for a sink
 */
public record ChunkOwner(String id, String state) {

    /** The first format in which operators have states with names. */
    private static final int FIRST_WITH_STATES = 4;

    /** The owner of changes of a state. */
    public static ChunkOwner of(StateId state) {
        return new ChunkOwner(state.operatorId(), state.name());
    }

    /** The owner of rows in an outbox. */
    public static ChunkOwner ofSink(String sinkId) {
        return new ChunkOwner(sinkId, "");
    }

    /** The state whose changes they are. */
    public StateId stateId() {
        return new StateId(id, state);
    }

    /** @param format of the file */
    static ChunkOwner read(StateInput in, int format) {
        return new ChunkOwner(in.readString(), format < FIRST_WITH_STATES ? "" : in.readString());
    }

    void write(StateOutput out) {
        out.writeString(id);
        out.writeString(state);
    }
}
