package dev.holdfast.samples.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseSampleTest {

    @TempDir
    private Path directory;

    @Test
    void the_program_prints_what_the_database_has_and_a_second_run_changes_nothing() throws Exception {
        List<String> expected = List.of(
                "The busiest five airports:",
                "DFW: 1103 flights, 10462 minutes late",
                "ORD: 1095 flights, 8181 minutes late",
                "ATL: 846 flights, 6611 minutes late",
                "LAX: 777 flights, 7289 minutes late",
                "PHX: 633 flights, 7627 minutes late");

        assertThat(Transcript.of(() -> DatabaseSample.main(directory.toString()))).isEqualTo(expected);
        assertThat(Transcript.of(() -> DatabaseSample.main(directory.toString()))).isEqualTo(expected);
    }
}
