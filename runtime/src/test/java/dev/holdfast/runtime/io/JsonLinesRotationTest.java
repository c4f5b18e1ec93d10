package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.runtime.io.files.FileStatus;
import dev.holdfast.runtime.io.files.SourceFiles;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are renamed while others take their names. */
class JsonLinesRotationTest extends TickFiles {

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void a_rotated_file_is_read_to_its_end_and_then_its_successor(boolean single, boolean restarted)
            throws IOException {
        Path log = write("app.log", "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(single ? log : directory, Tick.class))) {
            driver.batch(new ReadLimits(2, 1000));
            append("app.log", "{\"n\":4}\n");
            Files.move(log, directory.resolve("app.log.1"));
            write("app.log", "{\"n\":5}\n{\"n\":6}\n{\"n\":7}\n");

            assertThat((restarted ? driver.restart() : driver)
                            .drain().events().stream().map(Tick::n))
                    .containsExactly(1, 2, 3, 4, 5, 6, 7);
            assertThat(driver.restart().drain().events()).hasSize(7);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void many_rotations_lose_and_double_nothing(boolean single) throws IOException {
        Path log = write("app.log", "");
        int n = 0;
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(single ? log : directory, Tick.class))) {
            for (int rotation = 0; rotation < 30; rotation++) {
                append("app.log", "{\"n\":" + n++ + "}\n{\"n\":" + n++ + "}\n");
                driver.drain(new ReadLimits(1 + rotation % 2, 1000));
                append("app.log", rotation % 3 == 0 ? "" : "{\"n\":" + n++ + "}\n");
                rotate();
                if (rotation % 5 == 0) {
                    driver.restart();
                }
            }
            assertThat(driver.drain().events().stream().map(Tick::n)).hasSize(n).doesNotHaveDuplicates();
        }
    }

    /** Each name of a chain is taken by the next: whichever is looked at first, none may lose what is known of it. */
    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void a_chain_of_rotated_files_is_read_on_at_once(boolean single, boolean restarted) throws IOException {
        Path log = write("app.log", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(single ? log : directory, Tick.class))) {
            int n = 1;
            for (int files = 1; files <= 3; files++) {
                driver.drainToEnd();
                append("app.log", "{\"n\":" + ++n + "}\n");
                rotate();
                append("app.log", "{\"n\":" + ++n + "}\n");

                assertThat((restarted ? driver.restart() : driver)
                                .drainToEnd().events().stream().map(Tick::n))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, n).boxed().toList());
                Files.deleteIfExists(directory.resolve("app.log.2"));
            }
            assertThat(driver.restart().drainToEnd().events()).hasSize(n);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_that_is_gone_before_its_end_is_missed_also_if_another_has_its_name(boolean restarted)
            throws IOException {
        write("app.log", "{\"n\":1}\n");
        write("app.log.1", "{\"n\":2}\n{\"n\":3}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            driver.batch(new ReadLimits(2, 1000));
            Files.delete(directory.resolve("app.log.1"));
            rotate();

            SourceDriver<Tick> next = restarted ? driver.restart() : driver;
            assertThatThrownBy(next::drain).hasMessageContainingAll("app.log.1 is missing", "line 1, byte 8");
        }
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(directory.resolve("app.log.3"));
        for (int age = 2; age >= 1; age--) {
            Path old = directory.resolve("app.log." + age);
            if (Files.exists(old)) {
                Files.move(old, directory.resolve("app.log." + (age + 1)));
            }
        }
        Files.move(directory.resolve("app.log"), directory.resolve("app.log.1"));
        write("app.log", "");
    }

    @Test
    void a_file_that_was_rotated_away_unseen_is_an_error_that_names_it() throws IOException {
        Path log = write("app.log", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(JsonLines.source(log, Tick.class)).drain()) {
            rotate();
            append("app.log", "{\"n\":2}\n");
            rotate();
            Files.setLastModifiedTime(directory.resolve("app.log.1"), FileTime.fromMillis(Long.MAX_VALUE / 2_000_000));
            append("app.log", "{\"n\":3}\n");

            assertThatThrownBy(driver::drain).hasMessageContainingAll("app.log.2", "app.log.1", "line 1");
            assertThatThrownBy(driver.restart()::drain).hasMessageContainingAll("app.log.2", "app.log.1", "line 1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_rotated_file_that_left_the_directory_is_an_error(boolean single) throws IOException {
        Path log = write("app.log", "{\"n\":1}\n");
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere")).resolve("app.log.1");
        try (SourceDriver<Tick> driver =
                new SourceDriver<>(JsonLines.source(single ? log : directory, Tick.class)).drain()) {
            Files.move(log, elsewhere);
            write("app.log", "{\"n\":2}\n");

            assertThatThrownBy(driver::drain).hasMessageContainingAll("app.log", "line 1", "nowhere in its directory");
            Files.move(elsewhere, directory.resolve("app.log.1"));
            assertThat(driver.restart().drain().events()).containsExactly(new Tick(1), new Tick(2));
        }
    }

    @Test
    void a_file_that_is_renamed_between_plan_and_read_is_read_under_its_new_name() throws IOException {
        Path log = write("app.log", "{\"n\":1}\n");
        try (SourceDriver<Tick> driver = new SourceDriver<>(source())) {
            var reader = driver.reader();
            var plan = reader.plan(null, reader.latest(), SourceDriver.NO_LIMITS);
            Files.move(log, directory.resolve("app.log.1"));
            write("app.log", "{\"n\":2}\n");

            reader.read(plan.splits().get(0), driver.read);

            assertThat(driver.events()).containsExactly(new Tick(1));
        }
    }

    @Test
    void a_file_that_is_renamed_while_it_is_opened_is_read_under_its_new_name() throws IOException {
        Path log = write("app.log", "{\"n\":1}\n");
        Path rotated = directory.resolve("app.log.1");
        SourceFiles files = openedAfter(() -> Files.move(log, rotated));
        try (SourceDriver<Tick> driver =
                new SourceDriver<>(JsonLinesSource.of(directory, Tick.class, files, Clock.system()))) {
            assertThat(driver.drain().events()).containsExactly(new Tick(1));
            assertThat(rotated).exists();
        }
    }

    /** The files of this machine; something happens just before the first is opened. */
    private static SourceFiles openedAfter(Rename rename) {
        return new SourceFiles() {

            private boolean isDone;

            @Override
            public List<Path> list(Path directory) throws IOException {
                return SourceFiles.local().list(directory);
            }

            @Override
            public Optional<FileStatus> status(Path file) throws IOException {
                return SourceFiles.local().status(file);
            }

            @Override
            public InputStream read(Path file, long position) throws IOException {
                if (!isDone) {
                    isDone = true;
                    rename.run();
                }
                return SourceFiles.local().read(file, position);
            }
        };
    }

    private interface Rename {
        void run() throws IOException;
    }
}
