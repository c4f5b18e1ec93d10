package dev.holdfast.samples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudSampleTest {

    @TempDir
    private Path directory;

    @Test
    void the_program_tells_of_each_strange_card_once() throws Exception {
        List<String> lines = Transcript.of(() -> FraudSample.main(directory.toString()));

        assertThat(lines)
                .containsExactly(
                        "ada: 90000 cents is far above its mean",
                        "ada: above the limit 'hour'",
                        "bob: 5 payments declined within ten minutes",
                        "bob: unused for thirty days");
    }
}
