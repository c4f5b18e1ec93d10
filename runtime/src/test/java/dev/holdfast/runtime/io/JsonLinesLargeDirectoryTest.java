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

    @Test
    void files_that_go_when_they_were_read_do_not_make_it_listed_more_often() throws IOException {
        try (SourceDriver<TickFiles.Tick> driver = new SourceDriver<>(source).drain()) {
            for (int second = 0; second < 100; second++) {
                files.count++;
                files.deleted += 50;
                clock.advance(Duration.ofSeconds(1));
                driver.drain();
            }
            assertThat(files.listings).isBetween(4, 11);
            clock.advance(Duration.ofMinutes(1));
            assertThat(driver.drain().events()).hasSize(Large.FIRST + 100);
            assertThat(driver.restart().drain().events()).hasSize(Large.FIRST + 100);
        }
    }

    @Test
    void a_file_that_is_renamed_between_two_listings_is_not_read_twice() throws IOException {
        try (SourceDriver<TickFiles.Tick> driver = new SourceDriver<>(source).drain()) {
            files.renamed = true;
            files.count++;
            for (int look = 0; look < 200; look++) {
                driver.drain();
            }
            clock.advance(Duration.ofMinutes(1));
            assertThat(driver.drain().events()).hasSize(Large.FIRST + 1);
        }
    }

    private final class Large implements SourceFiles {

        private static final int FIRST = 20_001;

        private int count = FIRST;
        private int listings;
        private int deleted;
        private int looks;
        private boolean renamed;

        @Override
        public List<Path> list(Path directory) {
            listings++;
            clock.advance(Duration.ofSeconds(1));
            return IntStream.range(deleted, count).mapToObj(this::path).toList();
        }

        /** The first file may have another name than it had. */
        private Path path(int n) {
            return DIRECTORY.resolve(renamed && n == 0 ? "other" : "file-" + n);
        }

        private boolean isThere(Path file) {
            String name = file.getFileName().toString();
            return name.equals("other") ? renamed : number(name) >= (renamed ? Math.max(1, deleted) : deleted);
        }

        private int number(String name) {
            return Integer.parseInt(name.substring(name.indexOf('-') + 1));
        }

        @Override
        public Optional<FileStatus> status(Path file) {
            looks++;
            boolean isDirectory = file.equals(DIRECTORY);
            FileStatus.Kind kind = isDirectory ? FileStatus.Kind.DIRECTORY : FileStatus.Kind.FILE;
            long changed = isDirectory ? count + deleted : 1;
            String key = file.endsWith("other") ? DIRECTORY.resolve("file-0").toString() : file.toString();
            return isDirectory || isThere(file)
                    ? Optional.of(new FileStatus(kind, key, LINE.length, changed, changed))
                    : Optional.empty();
        }

        @Override
        public InputStream read(Path file, long position) {
            int start = (int) position;
            return new ByteArrayInputStream(LINE, start, LINE.length - start);
        }
    }
}
