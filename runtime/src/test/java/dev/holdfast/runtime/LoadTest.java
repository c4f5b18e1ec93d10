package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.runtime.LoadRun.Stores;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load with restarts, kills, changes of store and of the number of workers, beside a model in plain maps. {@code
 * -Dholdfast.load.runs=10000} makes it one of about an hour for each kind of store; the default takes seconds. {@code
 * -Dholdfast.load.seed} draws another load, {@code -Dholdfast.load.keys} and {@code -Dholdfast.load.events} a larger one.
 */
class LoadTest {

    private static final int RUNS = Integer.getInteger("holdfast.load.runs", 12);
    private static final int RUNS_BETWEEN_SAMPLES = Math.max(2, RUNS / 60);
    private static final long SEED = Long.getLong("holdfast.load.seed", 20_261_121);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void state_and_output_are_those_of_the_model_and_nothing_is_left_over(Stores stores) throws Exception {
        LoadRun load = new LoadRun(directory, stores, SEED);
        Leftovers leftovers = new Leftovers(directory.resolve("checkpoint"));
        for (int run = 0; run < RUNS; run++) {
            try {
                load.run();
                load.check();
            } catch (StreamingQueryException | CheckpointException | AssertionError e) {
                throw new AssertionError("run " + run + " of " + stores + ", seed " + SEED, e);
            }
            if (run % RUNS_BETWEEN_SAMPLES == 0) {
                leftovers.sample();
            }
        }
        assertThat(load.kills()).as("kills").isPositive();
        leftovers.check();
    }
}
