package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines have a limit. */
class JsonLongLinesTest extends TickFiles {

    private static final int SIXTEEN_MIB = 16 << 20;

    @Test
    void a_line_at_the_limit_is_read_and_a_longer_one_is_bad() throws IOException {
        write("a.jsonl", tick(1, 30) + "\n" + tick(2, 31) + "\n" + tick(3, 30) + "\n" + tick(4, 31) + "\n");
        try (SourceDriver<Tick> driver =
                new SourceDriver<>(source().maxLineBytes(30).skipBadLines()).drain()) {
            write("b.jsonl", "{\"n\":5}\n");

            assertThat(driver.drain().events()).containsExactly(new Tick(1), new Tick(3), new Tick(5));
            assertThat(driver.read.skipped).isEqualTo(2);
        }
    }

    @Test
    void by_default_the_limit_is_16_mib() throws IOException {
        Path file = write("a.jsonl", tick(1, SIXTEEN_MIB) + "\n" + tick(2, SIXTEEN_MIB + 1) + "\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            assertThatThrownBy(driver::drain)
                    .hasMessageContainingAll("Line 2 of file " + file, "longer than 16777216 bytes", "maxLineBytes");
            assertThat(driver.events()).containsExactly(new Tick(1));
        }
    }

    @Test
    void of_a_long_line_a_dead_letter_has_the_beginning() throws IOException {
        write("a.jsonl", tick(1, 300_000) + "\r\n{\"n\":2}\n");
        JsonLinesSource<Tick> source =
                source().named("in").maxLineBytes(100_000).deadLettersTo(MemorySink.<DeadLetter>of("dead"));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source).drain()) {
            assertThat(driver.events()).containsExactly(new Tick(2));
            assertThat(driver.read.deadLetters)
                    .containsExactly(new DeadLetter(
                            "in",
                            "a.jsonl:1",
                            "is longer than 100000 bytes, the limit that maxLineBytes(…) sets",
                            tick(1, 300_000).substring(0, 1024)));
        }
    }

    @Test
    void a_long_blank_line_is_bad_too() throws IOException {
        write("a.jsonl", " ".repeat(3000) + "\n");
        try (SourceDriver<Tick> driver =
                new SourceDriver<>(source().maxLineBytes(2999).skipBadLines()).drain()) {
            assertThat(driver.read.skipped).isOne();
        }
    }

    @Test
    void an_unfinished_long_line_waits_at_the_end_of_a_run() throws IOException {
        write("a.jsonl", tick(1, 101));
        try (SourceDriver<Tick> driver = new SourceDriver<>(source().maxLineBytes(100)).drainToEnd()) {
            assertThat(driver.events()).isEmpty();
            assertThat(driver.reader().unfinished()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (1 << 30) + 1})
    void a_limit_has_limits(int bytes) {
        assertThatThrownBy(() -> source().maxLineBytes(bytes)).hasMessageContaining("1 to 1073741824 bytes");
    }

    @Test
    void lines_around_the_limit_and_the_buffer_are_read_or_skipped_by_their_length_alone() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            int limit = 1 + random.nextInt(140_000);
            StringBuilder text = new StringBuilder();
            int good = 0;
            for (int line = 0; line < 20; line++) {
                int length =
                        Math.max(9, random.nextBoolean() ? limit + random.nextInt(3) - 1 : random.nextInt(200_000));
                good += length <= limit ? 1 : 0;
                text.append(tick(7, length)).append('\n');
            }
            write("a.jsonl", text.toString());
            try (SourceDriver<Tick> driver =
                    new SourceDriver<>(source().maxLineBytes(limit).skipBadLines())) {
                driver.drain(new ReadLimits(1 + random.nextInt(30), 1 + random.nextInt(1_000_000)));

                assertThat(driver.events()).as("seed %d", seed).hasSize(good);
                assertThat(driver.read.skipped).as("seed %d", seed).isEqualTo(20 - good);
            }
        }
    }

    private static String tick(int n, int length) {
        String begin = "{\"n\":";
        return begin + " ".repeat(length - begin.length() - 2) + n + "}";
    }
}
