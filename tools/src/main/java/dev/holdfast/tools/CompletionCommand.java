package dev.holdfast.tools;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes commands. */
@Command(
        name = "completion",
        description = {
            "Prints a script by which bash and zsh complete commands and options of 'holdfast'.",
            "To use it: source <(holdfast completion)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // the parser of the command line sets it
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine()
                .getOut()
                .print(AutoComplete.bash("holdfast", command.root().commandLine()));
        command.commandLine().getOut().flush();
        return 0;
    }
}
