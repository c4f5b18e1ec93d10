package dev.holdfast.tools;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command prints: a table for people, or one of two formats for programs. */
final class OutputOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private CommandSpec command;

    @ArgGroup(exclusive = true)
    private Format format = new Format();

    /** One of the two. */
    static final class Format {

        @Option(names = "--json", description = "One JSON object per line.")
        private boolean json;

        @Option(names = "--csv", description = "Comma-separated values with a heading.")
        private boolean csv;
    }

    /** Rows with these columns, in the format that was asked for. */
    Rows rows(String... columns) {
        PrintWriter out = command.commandLine().getOut();
        if (format.json) {
            return new JsonRows(out, List.of(columns));
        }
        return format.csv ? new CsvRows(out, List.of(columns)) : new TextTable(out, List.of(columns));
    }

    /** Whether people read the answer. */
    boolean isTable() {
        return !format.json && !format.csv;
    }

    /** Prints text for people. */
    void print(String text) {
        command.commandLine().getOut().println(text);
    }

    /** Says something that is no part of the answer. */
    void say(String line) {
        command.commandLine().getErr().println(line);
    }
}
