package dev.holdfast.runtime.io.lines;

import java.io.IOException;

/**
 * What the lines of a source's files mean: the one thing in which the sources of line by line files differ. Thread safe.
 *
 * @param <T> the type of the events
 */
public interface LineFormat<T> {

    /** What a line is called in messages: {@code Line} of a file, or {@code Row}. */
    String lineName();

    /** A new finder of the ends of lines. */
    LineEnds newEnds();

    /** Whether a line without newline may always be half of one, even if it gives an event. */
    boolean needsNewline();

    /** Whether there is nothing in a line, so that it is passed. */
    boolean isBlank(SplitLines line);

    /** Whether the first line of a file says what the others mean. */
    boolean hasHeading();

    /**
     * What turns lines of a file into events.
     *
     * @param heading the first line without its newline; empty if there is no heading
     * @throws IOException if the file cannot be read with this heading; the message goes on after its name
     */
    Parser<T> parser(byte[] heading) throws IOException;

    /** Turns lines into events. Thread safe. */
    @FunctionalInterface
    interface Parser<T> {

        /** The event that a line gives. Never null. */
        T parse(byte[] array, int start, int length) throws BadLineException;
    }
}
