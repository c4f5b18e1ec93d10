package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/conformance.md is that of the suite. {@code -Dgolden.update=true} writes it. */
class ConformancePageTest {

    private static final Path PAGE = Path.of("../docs/conformance.md");
    private static final String HEAD = "| case | what | standing | why |\n|---|---|---|---|\n";

    @Test
    void the_page_has_the_table_of_the_suite() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(HEAD);
        assertThat(start).as("the head of the table").isPositive();
        String expected = page.substring(0, start) + table();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void the_page_counts_the_rows() throws IOException {
        String counts = Arrays.stream(Standing.values())
                .map(standing -> ConformanceTest.table().stream()
                                .filter(row -> row.standing() == standing)
                                .count() + " " + standing)
                .collect(Collectors.joining(", "));
        assertThat(Files.readString(PAGE)).contains(counts);
    }

    private static String table() {
        return HEAD
                + ConformanceTest.table().stream()
                        .map(row -> "| " + row.id() + " | " + row.what() + " | " + row.standing() + " | " + why(row)
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String why(Row row) {
        return row.standing() == Standing.WAITS ? "for " + row.reason() : row.reason();
    }
}
