package dev.holdfast.connector;

import java.util.OptionalLong;

/**
 * How much a source has that is not read yet.
 *
 * @param rows events, if that is known
 * @param bytes if that is known
 */
public record Backlog(OptionalLong rows, OptionalLong bytes) {

    /** Of a source that cannot tell. */
    public static Backlog unknown() {
        return new Backlog(OptionalLong.empty(), OptionalLong.empty());
    }

    /** Of a source that counts events, such as one with numbered offsets. */
    public static Backlog ofRows(long rows) {
        return new Backlog(OptionalLong.of(rows), OptionalLong.empty());
    }

    /** Of a source that knows sizes, such as one that reads files. */
    public static Backlog ofBytes(long bytes) {
        return new Backlog(OptionalLong.empty(), OptionalLong.of(bytes));
    }
}
