package dev.holdfast.tools;

import dev.holdfast.engine.CheckpointException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code java -jar holdfast.jar}: what is in a checkpoint, and whether it is whole. Its exit codes are constants here. */
@Command(
        name = "holdfast",
        description = "Looks into checkpoints, live or copied. Takes no lock and changes nothing.",
        subcommands = {
            StateCommand.class,
            CheckpointCommand.class,
            ReplayCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 fine; 1 a fault of this program; 2 wrong arguments;",
            "3 no checkpoint, or one that cannot be read;",
            "4 the answer is no: damaged, not found, different;",
            "5 a file could not be written."
        })
public final class Main {

    /** The arguments are wrong, or name what the checkpoint does not have. */
    public static final int USAGE = ExitCode.USAGE;

    /** There is no checkpoint, or it cannot be read. */
    public static final int UNREADABLE = 3;

    /** What was asked is not so: state is damaged, a key is not there, two batches differ. */
    public static final int NO = 4;

    /** A file that was asked for could not be written. */
    public static final int UNWRITABLE = 5;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(printer(FileDescriptor.out), printer(FileDescriptor.err), args));
    }

    private static PrintWriter printer(FileDescriptor channel) {
        return new PrintWriter(new FileOutputStream(channel), true, StandardCharsets.UTF_8);
    }

    /** Runs a command in this process, with the classes that it names. Returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            Optional<String> classes = UserClassPath.in(args);
            return classes.isEmpty()
                    ? execute(out, err, args)
                    : runWith(UserClassPath.loader(classes.get()), out, err, args);
        } catch (IllegalArgumentException e) {
            err.println("holdfast: " + e.getMessage());
            return USAGE;
        }
    }

    private static int runWith(ClassLoader loader, PrintWriter out, PrintWriter err, String... args) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return (Integer) Class.forName(Main.class.getName(), true, loader)
                    .getMethod("execute", PrintWriter.class, PrintWriter.class, String[].class)
                    .invoke(null, out, err, args);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The program could not be loaded again with --classpath.", e);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Runs a command with the classes that are there. Returns its exit code. */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    /** The program with all its commands. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, command));
    }

    /** One line, which says what to do. */
    private static int failed(Exception thrown, CommandLine command) throws Exception {
        int code = exitCode(thrown);
        if (code == ExitCode.SOFTWARE) {
            throw thrown;
        }
        command.getErr()
                .println("holdfast: "
                        + String.valueOf(thrown.getMessage())
                                .lines()
                                .map(String::strip)
                                .collect(Collectors.joining(" ")));
        return code;
    }

    private static int exitCode(Exception thrown) {
        if (thrown instanceof CheckpointException || thrown instanceof UncheckedIOException) {
            return UNREADABLE;
        } else if (thrown instanceof OutputException) {
            return UNWRITABLE;
        }
        return thrown instanceof IllegalArgumentException ? USAGE : ExitCode.SOFTWARE;
    }
}
