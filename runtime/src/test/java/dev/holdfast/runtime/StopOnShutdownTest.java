package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to end delivers the batch that it runs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class StopOnShutdownTest {

    @TempDir
    Path directory;

    @Test
    void sigterm_lets_the_batch_that_is_being_delivered_come_to_its_end() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stopped.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals("delivering")) {
                line = output.readLine();
            }
            assertThat(line).isEqualTo("delivering");
            // The process itself would close its output here too.
            process.toHandle().destroy();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(directory.resolve("delivered")).hasContent("a");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_query_that_has_ended_leaves_no_hook() {
        MemorySource<String> source = MemorySource.of("words");
        StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .start(Stream.from(source).writeTo(ForEach.sink("nowhere", row -> {})));
        assertThat(query.stopOnShutdown().stopOnShutdown()).isSameAs(query);
        query.stop();
        assertThat(query.stopOnShutdown()).isSameAs(query);
        assertThat(query.isActive()).isFalse();
    }

    /** The process: its sink waits until the process has been told to end. */
    static final class Stopped {

        private Stopped() {}

        public static void main(String[] args) throws InterruptedException {
            Path directory = Path.of(args[0]);
            MemorySource<String> source = MemorySource.of("words");
            StreamingQuery query = EmbeddedEngine.builder()
                    .checkpoint(directory.resolve("checkpoint"))
                    .name("words")
                    .start(Stream.from(source).writeTo(ForEach.sink("slow", row -> deliver(directory, row))));
            source.add("a");
            query.stopOnShutdown().awaitTermination();
        }

        private static void deliver(Path directory, String row) {
            System.out.println("delivering");
            while (!isEnding()) {
                Thread.onSpinWait();
            }
            try {
                Files.writeString(directory.resolve("delivered"), row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A virtual machine that ends takes no more hooks. */
        private static boolean isEnding() {
            Thread hook = new Thread(() -> {});
            try {
                Runtime.getRuntime().addShutdownHook(hook);
                Runtime.getRuntime().removeShutdownHook(hook);
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }
    }
}
