package dev.holdfast.tools;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What a command says that is no part of its answer: on the error output. */
@Command
final class Messages {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private CommandSpec command;

    /** Says something. */
    void say(String line) {
        command.commandLine().getErr().println(line);
    }

    /** Long work begins, of which people are told if they sit at a terminal. */
    Progress progress(long all, String what) {
        return new Progress(command.commandLine().getErr(), System.console() != null, all, what);
    }
}
