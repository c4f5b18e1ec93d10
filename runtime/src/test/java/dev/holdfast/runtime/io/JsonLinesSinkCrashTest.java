package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CutOff;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the directory wherever the process crashes. */
class JsonLinesSinkCrashTest extends SinkFiles {

    @Test
    void each_row_is_there_once_wherever_the_process_crashes() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = 1;
            while (crashAndRestart(failingCall, afterEffect)) {
                failingCall++;
            }
            assertThat(failingCall).isGreaterThan(20);
        }
    }

    /** Crashes at one call, restarts, and delivers what is missing, and the last batch again. Returns whether it crashed. */
    private boolean crashAndRestart(int failingCall, boolean afterEffect) throws IOException {
        directory = temporary.resolve("run-" + failingCall + afterEffect);
        CutOff failing = CutOff.from(CheckpointFiles.local(), failingCall, afterEffect);
        try {
            deliverFrom(0, open(failing.files(), 0));
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("cut off");
        }
        OutboxSink.Writer restarted = open(1);
        deliverFrom(Math.max(0, restarted.lastBatch().orElse(0)), restarted);

        String place = "crash at call " + failingCall + (afterEffect ? ", after its effect" : "");
        assertThat(names())
                .as(place)
                .containsExactly(
                        ".00000000000000000002.delivered",
                        "00000000000000000000.jsonl",
                        "00000000000000000001.jsonl",
                        "00000000000000000002.jsonl",
                        "_query");
        for (int batch = 0; batch < 3; batch++) {
            assertThat(directory.resolve("0000000000000000000" + batch + ".jsonl"))
                    .as(place)
                    .hasContent("batch " + batch + "\n");
        }
        return failing.hasFailed();
    }

    private static void deliverFrom(long first, OutboxSink.Writer writer) throws IOException {
        for (long batch = first; batch < 3; batch++) {
            writer.deliver(batch, rows("batch " + batch + "\n"));
        }
    }

    @Test
    void rows_are_durable_before_their_name_is_and_both_when_the_delivery_returns() throws IOException {
        CutOff files = CutOff.never(CheckpointFiles.local());
        OutboxSink.Writer writer = open(files.files(), 0);
        int opened = files.effects().size();

        writer.deliver(1, rows("{}\n"));

        assertThat(files.effects().subList(opened, files.effects().size()))
                .containsExactly(
                        "create",
                        "write",
                        "sync",
                        "syncDirectory",
                        "create",
                        "write",
                        "publish false",
                        "rename",
                        "syncDirectory");
    }

    @Test
    void a_row_is_shown_once_wherever_the_process_crashes_and_however_quickly_it_is_taken_away() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            int failingCall = 1;
            while (crashWhileFilesAreTaken(failingCall, afterEffect)) {
                failingCall++;
            }
            assertThat(failingCall).isGreaterThan(20);
        }
    }

    /** Takes all files as soon as they are there: once when the process has crashed, and once at the end. */
    private boolean crashWhileFilesAreTaken(int failingCall, boolean afterEffect) throws IOException {
        directory = temporary.resolve("taken-" + failingCall + afterEffect);
        CutOff failing = CutOff.from(CheckpointFiles.local(), failingCall, afterEffect);
        StringBuilder taken = new StringBuilder();
        long next = 0;
        try {
            OutboxSink.Writer writer = open(failing.files(), 0);
            for (; next < 3; next++) {
                writer.deliver(next, rows("batch " + next + "\n"));
                taken.append(take());
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("cut off");
        }
        taken.append(take());
        OutboxSink.Writer restarted = open(1);
        for (long batch = Math.max(next, restarted.lastBatch().orElse(-1) + 1); batch < 3; batch++) {
            restarted.deliver(batch, rows("batch " + batch + "\n"));
        }
        taken.append(take());
        assertThat(taken).as("crash at call " + failingCall).hasToString("batch 0\nbatch 1\nbatch 2\n");
        return failing.hasFailed();
    }

    private String take() throws IOException {
        StringBuilder taken = new StringBuilder();
        for (String name : Files.exists(directory) ? names() : List.<String>of()) {
            if (name.endsWith(".jsonl")) {
                taken.append(Files.readString(directory.resolve(name)));
                Files.delete(directory.resolve(name));
            }
        }
        return taken.toString();
    }
}
