package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.turns.EngineRow;
import dev.holdfast.keyed.turns.OpenState;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import java.util.List;

/** A state in the turns of one key group: what they have changed, and what the turn that is under way would change. */
interface TurnState extends OpenState {

    /**
     * Begins a turn.
     *
     * @param keyNumber the number of a key with events, or {@link KeyedBatch#NO_KEY}
     */
    void begin(byte[] key, int offset, int length, int keyNumber);

    /**
     * The row with an address, in a turn for its key.
     *
     * @param address key and sub-key
     */
    EngineRow<?> at(byte[] address);

    /** Whether earlier turns of this batch have changed a row. */
    boolean hasChanged(byte[] address, int keyNumber);

    /** Removes a row whose deadline has come, and that no turn has changed. */
    void drop(byte[] address);

    /** The ranges of which all rows were removed, before anything else was changed; sorted, and apart from each other. */
    default List<KeyRange> removedRanges() {
        return List.of();
    }

    /** The sorted changes of all turns. Called once, at the end. */
    ChangeBlockWriter takeChanges();

    /** How many rows were written. */
    long updated();

    /** How many rows were removed, but for those in ranges. */
    long removed();
}
