package dev.holdfast.runtime.io;

import java.io.PrintStream;

/** Prints rows to the standard output: for first steps and demonstrations. */
public final class Console {

    private Console() {}

    /**
     * A sink that prints each row as its {@code toString} gives it, one after the other, with the id {@code console}.
     *
     * <p>Standard output is looked up when the query starts. A crash may lose the rows of a batch that is committed but not
     * yet printed: the guarantee is at-most-once. When standard output takes no more text, the query ends.
     */
    public static ConsoleSink sink() {
        return new ConsoleSink("console", Console::standardOutput);
    }

    @SuppressForbidden("printing to the standard output is what this sink is for")
    private static PrintStream standardOutput() {
        return System.out;
    }
}
