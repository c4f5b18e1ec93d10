package dev.holdfast.tools;

import dev.holdfast.engine.CheckpointException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code java -jar holdfast.jar}: what is in a checkpoint, and whether it is whole. Its exit codes are constants here. */
@Command(
        name = "holdfast",
        description = "Looks into checkpoints, live or copied. Takes no lock and changes nothing.",
        subcommands = {StateCommand.class, CheckpointCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 fine; 1 a fault of this program; 2 wrong arguments;",
            "3 no checkpoint, or one that cannot be read;",
            "4 the answer is no: damaged, not found, different."
        })
public final class Main {

    /** The arguments are wrong, or name what the checkpoint does not have. */
    public static final int USAGE = ExitCode.USAGE;

    /** There is no checkpoint, or it cannot be read. */
    public static final int UNREADABLE = 3;

    /** What was asked is not so: state is damaged, a key is not there, two batches differ. */
    public static final int NO = 4;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Runs a command in this process. Returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, command));
    }

    /** One line, which says what to do. */
    private static int failed(Exception thrown, CommandLine command) throws Exception {
        if (thrown instanceof CheckpointException) {
            command.getErr().println("holdfast: " + thrown.getMessage());
            return UNREADABLE;
        } else if (thrown instanceof IllegalArgumentException) {
            command.getErr().println("holdfast: " + thrown.getMessage());
            return USAGE;
        }
        throw thrown;
    }
}
