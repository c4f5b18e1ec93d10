package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.runtime.io.files.FileStatus;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.runtime.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** More files than an offset names: most are known by the time of their last change alone. */
class JsonLinesManyFilesTest extends TickFiles {

    private static final int FILES = 400;
    private static final ReadLimits SMALL = new ReadLimits(7, 1000);

    /** Ahead of the files, whose times the machine sets: they are long past. */
    private static final Clock LATER = new ManualClock(Instant.parse("2200-01-01T00:00:00Z"));

    @Test
    void offsets_stay_short_and_every_file_is_read_once_over_restarts() throws IOException {
        writeFiles();
        try (SourceDriver<Tick> driver = new SourceDriver<>(later())) {
            while (driver.batch(SMALL)) {
                driver.restart();
            }
            assertThat(driver.events().stream().map(Tick::n)).hasSize(FILES).doesNotHaveDuplicates();
            assertThat(driver.position.json()).hasSizeLessThan(20_000);

            write("0-first.jsonl", "{\"n\":-1}\n");
            write("9-last.jsonl", "{\"n\":-2}\n");
            Files.delete(directory.resolve(name(0)));
            assertThat(driver.drain().events()).hasSize(FILES + 2);
            assertThat(driver.restart().drain().events()).hasSize(FILES + 2);
        }
    }

    @Test
    void a_file_that_comes_after_the_stop_is_read_whatever_its_name() throws IOException {
        writeFiles();
        try (SourceDriver<Tick> driver = new SourceDriver<>(stopped(1)).drain(SMALL)) {
            write("0-first.jsonl", "{\"n\":-1}\n");

            assertThat(driver.restart().drain().events()).hasSize(FILES + 1);
        }
    }

    @Test
    void a_new_file_is_read_also_if_old_ones_were_deleted_meanwhile() throws IOException {
        writeFiles();
        try (SourceDriver<Tick> driver = new SourceDriver<>(stopped(1)).drain(SMALL)) {
            Files.delete(directory.resolve(name(0)));
            Path young = write("0-first.jsonl", "{\"n\":-1}\n");
            Files.setLastModifiedTime(young, FileTime.fromMillis(LATER.millis()));

            assertThat(driver.restart().drain().events()).hasSize(FILES + 1);
        }
    }

    @Test
    void an_old_file_that_was_touched_while_others_went_is_refused_until_it_is_clear() throws IOException {
        writeFiles();
        try (SourceDriver<Tick> driver = new SourceDriver<>(stopped(1)).drain(SMALL)) {
            Offset end = driver.position;
            Path touched = directory.resolve(name(5));
            Files.move(touched, directory.resolve("moved.tmp"));
            Files.move(directory.resolve("moved.tmp"), touched);
            for (int start = 0; start < 2; start++) {
                driver.restart().position = end;
                assertThatThrownBy(driver::drain).hasMessageContainingAll(name(5), "touch it", "move it away");
            }
            Files.delete(touched);

            assertThat(driver.restart().drain().events()).hasSize(FILES);
        }
    }

    @Test
    void lines_that_are_added_to_a_file_of_long_ago_are_not_left_out_in_silence() throws IOException {
        writeFiles();
        try (SourceDriver<Tick> driver = new SourceDriver<>(stopped(1)).drain(SMALL)) {
            append(name(5), "{\"n\":-1}\n");

            driver.restart();
            assertThatThrownBy(driver::drain).hasMessageContainingAll(name(5), "was read long ago");
        }
    }

    @Test
    void an_offset_of_the_version_that_kept_one_name_is_read_on() throws IOException {
        for (String name : new String[] {"a", "b", "c"}) {
            write(name, "{\"n\":1}\n{\"n\":2}\n");
        }
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.position = new Offset("{\"file\":\"b\",\"line\":1,\"byte\":8}");
            assertThat(driver.drain().events().stream().map(Tick::n)).containsExactly(2, 1, 2);

            write("0", "{\"n\":3}\n");
            assertThat(driver.restart().drain().events()).hasSize(4);
        }
    }

    /** Reads with a clock that is that of the files, and a horizon that is just behind those that are there. */
    private JsonLinesSource<Tick> stopped(long aheadMillis) throws IOException {
        long lastChanged = 0;
        for (Path file : SourceFiles.local().list(directory)) {
            FileStatus status = SourceFiles.local().status(file).orElseThrow();
            lastChanged = Math.max(lastChanged, status.changedNanos());
        }
        Instant now = Instant.ofEpochSecond(0, lastChanged).plusMillis(aheadMillis);
        return JsonLinesSource.of(
                directory, Tick.class, SourceFiles.local(), new ManualClock(now.plus(Duration.ofSeconds(10))));
    }

    private JsonLinesSource<Tick> later() {
        return JsonLinesSource.of(directory, Tick.class, SourceFiles.local(), LATER);
    }

    /** Names in no order of the time at which they come. */
    private void writeFiles() throws IOException {
        for (int n = 0; n < FILES; n++) {
            write(name(n), "{\"n\":" + n + "}\n");
        }
    }

    private static String name(int n) {
        return "part-" + Integer.toHexString(new Random(n).nextInt()) + ".jsonl";
    }
}
