package dev.holdfast.testkit;

import dev.holdfast.connector.Sink;
import java.io.IOException;
import java.util.List;

/**
 * A place that a sink under test writes to, such as an empty directory or an empty table: what a {@link SinkTester} needs to know
 * of a connector.
 *
 * @param <R> the type of the rows
 */
public interface SinkPlace<R> extends AutoCloseable {

    /** A sink that writes to this place, as a program would make it: each time a new description, always with the same id. */
    Sink<R> sink();

    /** An example of a row, another one for each number. */
    R row(int number);

    /** What a reader of the place sees now, as rows, in any order: read from the outside, not remembered by the sink. */
    List<R> rows() throws Exception;

    /** Gives the place up. */
    @Override
    default void close() throws IOException {}
}
