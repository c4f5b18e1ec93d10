package dev.holdfast.keyed.turns;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that the current key has in one state, as an engine keeps them. Arrays are never changed by anybody once they are here. */
public interface KeyRows {

    /** The row of a sub-key; null if there is none. */
    byte @Nullable [] get(Bytes subKey);

    /** Sets the row of a sub-key. */
    void put(Bytes subKey, byte[] row);

    /** Removes the row of a sub-key, if there is one. */
    void remove(Bytes subKey);

    /** All rows, in any order. Read before anything else is done here. */
    Iterable<Map.Entry<Bytes, byte[]>> all();
}
