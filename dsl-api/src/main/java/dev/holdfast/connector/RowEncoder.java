package dev.holdfast.connector;

import dev.holdfast.serial.StateOutput;
import java.io.IOException;

/**
 * Turns rows into the bytes of a sink. Used by one thread at a time.
 *
 * @param <T> the type of the rows
 */
@FunctionalInterface
public interface RowEncoder<T> {

    /**
     * Appends one row. The rows of a batch stand one behind the other; an encoder that needs to find their ends again
     * writes them.
     *
     * @throws IOException if the row has no encoding; the batch fails and nothing of it is kept
     */
    void encode(T row, StateOutput out) throws IOException;
}
