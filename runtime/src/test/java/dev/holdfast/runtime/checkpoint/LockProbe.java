package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks for a lock in a process of its own. */
final class LockProbe {

    private static final int TAKEN = 7;

    private LockProbe() {}

    static String inAnotherProcess(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockProbe.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return switch (process.waitFor()) {
            case 0 -> "free";
            case TAKEN -> "taken";
            default -> output;
        };
    }

    public static void main(String[] arguments) throws IOException {
        boolean free =
                CheckpointFiles.local().tryLock(Path.of(arguments[0]), "probe").isPresent();
        Runtime.getRuntime().halt(free ? 0 : TAKEN);
    }
}
