package dev.holdfast.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The short form of fuzzing: inputs that a fuzzer found interesting, and random ones. {@code ./mvnw -pl dsl-processor -am verify -Pfuzz}
 * runs the long one, whose finds go to {@code src/test/resources/fuzz}.
 */
class FuzzTargetTest {

    private static final long SEED = 20_261_121;
    private static final int INPUTS = 20_000;

    @Test
    void inputs_that_were_found_are_values_or_corrupt() throws IOException {
        for (Path file : files()) {
            FuzzTarget.fuzzerTestOneInput(Files.readAllBytes(file));
        }
    }

    @Test
    void random_inputs_are_values_or_corrupt() {
        Random random = new Random(SEED);
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = new byte[2 + random.nextInt(100)];
            random.nextBytes(input);
            FuzzTarget.fuzzerTestOneInput(input);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(TestFolders.resources("fuzz"))) {
            return files.sorted().toList();
        }
    }
}
