package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.runtime.files.CutOff;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For tests of sinks: what is in their directories wherever the process crashes, or the power goes. */
abstract class FileSinkCrashes extends PartitionedFiles {

    /** The sink that is crashed. */
    abstract JsonLinesSink<Flight> crashing();

    private static final int BATCHES = 3;
    private static final List<Integer> ALL =
            IntStream.range(0, 3 * BATCHES).boxed().toList();

    /** What ends the first two runs: at this call, before or after its effect. */
    private record Crash(int call, boolean afterEffect, boolean isPowerCut) {}

    @Test
    void each_row_is_there_once_wherever_the_process_crashes_and_however_quickly_files_are_taken() throws IOException {
        for (boolean afterEffect : new boolean[] {false, true}) {
            for (boolean areTaken : new boolean[] {false, true}) {
                int call = 1;
                while (crashAndRestart(new Crash(call, afterEffect, false), areTaken, 0)) {
                    call++;
                }
                assertThat(call).isGreaterThan(30);
            }
        }
    }

    @Test
    void each_row_is_there_once_wherever_the_power_goes() throws IOException {
        for (int seed = 0; seed < 2; seed++) {
            int call = 1;
            while (crashAndRestart(new Crash(call, false, true), false, seed)) {
                call++;
            }
            assertThat(call).isGreaterThan(30);
        }
    }

    /** Crashes at one call, and again at the same call of the next run; then a third run goes on. Returns whether it crashed. */
    private boolean crashAndRestart(Crash crash, boolean areTaken, int seed) throws IOException {
        Random random = new Random(seed);
        ModelFiles disk = new ModelFiles();
        List<Integer> taken = new ArrayList<>();
        boolean hasFailed = false;
        long committed = 0;
        for (int run = 0; run < 3; run++) {
            CutOff files = run == 2 ? CutOff.never(disk) : CutOff.from(disk, crash.call(), crash.afterEffect());
            committed = run(files, run, committed);
            hasFailed |= files.hasFailed();
            disk = crash.isPowerCut() && files.hasFailed() ? disk.crash(random) : disk;
            if (areTaken) {
                take(disk, taken);
            }
        }
        take(disk, taken);
        assertThat(taken).as(crash + ", seed " + seed).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(disk.list(directory)).noneMatch(name -> name.startsWith(".fenced"));
        return hasFailed;
    }

    /** Delivers what is missing, as an engine does. Returns the batch that was committed last. */
    private long run(CutOff files, int epoch, long committed) throws IOException {
        long next = committed;
        try {
            OutboxSink.Writer writer = open(files.files(), crashing(), epoch);
            long last = writer.lastBatch().orElse(-1);
            for (next = Math.max(committed, last + 1); next < BATCHES; next++) {
                int n = (int) next * 3;
                writer.deliver(
                        next,
                        rows(crashing(), new Flight("AMS", n), new Flight("VIE", n + 1), new Flight("CDG", n + 2)));
            }
            writer.close();
        } catch (IOException e) {
            assertThat(e).hasStackTraceContaining("cut off");
        }
        return next;
    }

    private void take(ModelFiles disk, List<Integer> taken) {
        for (Path file : disk.allFiles()) {
            boolean isShown = file.toString().endsWith(".jsonl")
                    && !directory.relativize(file).toString().startsWith(".");
            if (isShown) {
                new String(disk.content(file), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> taken.add(Integer.valueOf(line.replaceAll("[^0-9]", ""))));
                disk.remove(file);
            }
        }
    }
}
