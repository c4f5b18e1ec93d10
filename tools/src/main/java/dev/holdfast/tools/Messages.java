package dev.holdfast.tools;

import java.io.Console;
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

    /** From JDK 22 on there may be a console without a terminal, which it tells by a method that JDK 17 does not have. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isAtTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Long work begins, of which people are told if they sit at a terminal. */
    Progress progress(long all, String what) {
        return new Progress(command.commandLine().getErr(), isAtTerminal(), all, what);
    }
}
