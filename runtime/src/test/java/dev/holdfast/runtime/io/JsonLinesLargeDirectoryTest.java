package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.io.files.FileStatus;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.ManualClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A directory that takes a second to list, and in which names come all the time. */
class JsonLinesLargeDirectoryTest {

    private static final byte[] LINE = "{\"n\":1}\n".getBytes(StandardCharsets.UTF_8);
    private static final Path DIRECTORY = Path.of("/large");

    private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(1_000_000));
    private final Large files = new Large();
    private final JsonLinesSource<TickFiles.Tick> source =
            JsonLinesSource.of(DIRECTORY, TickFiles.Tick.class, files, clock);

    @Test
    void it_is_listed_at_most_a_tenth_of_the_time_and_every_file_is_found() throws IOException {
        try (SourceDriver<TickFiles.Tick> driver = new SourceDriver<>(source).drain()) {
            assertThat(driver.events()).hasSize(Large.FIRST);
            for (int second = 0; second < 100; second++) {
                files.count++;
                clock.advance(Duration.ofSeconds(1));
                driver.drain();
            }
            assertThat(files.listings).isBetween(4, 11);
            clock.advance(Duration.ofMinutes(1));
            assertThat(driver.drain().events()).hasSize(Large.FIRST + 100);
        }
    }

    @Test
    void few_files_are_looked_at_for_a_batch() throws IOException {
        try (SourceDriver<TickFiles.Tick> driver = new SourceDriver<>(source).drain()) {
            int before = files.looks;
            driver.drain();

            assertThat(files.looks - before).isLessThan(250);
        }
    }

    private final class Large implements SourceFiles {

        private static final int FIRST = 10_001;

        private int count = FIRST;
        private int listings;
        private int looks;

        @Override
        public List<Path> list(Path directory) {
            listings++;
            clock.advance(Duration.ofSeconds(1));
            return IntStream.range(0, count)
                    .mapToObj(n -> DIRECTORY.resolve("file-" + n))
                    .toList();
        }

        @Override
        public Optional<FileStatus> status(Path file) {
            looks++;
            boolean isDirectory = file.equals(DIRECTORY);
            FileStatus.Kind kind = isDirectory ? FileStatus.Kind.DIRECTORY : FileStatus.Kind.FILE;
            long changed = isDirectory ? count : 1;
            return Optional.of(new FileStatus(kind, file.toString(), LINE.length, changed, changed));
        }

        @Override
        public InputStream read(Path file, long position) {
            int start = (int) position;
            return new ByteArrayInputStream(LINE, start, LINE.length - start);
        }
    }
}
