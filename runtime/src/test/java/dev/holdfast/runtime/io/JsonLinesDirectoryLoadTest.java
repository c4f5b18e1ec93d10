package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.runtime.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory in which files come and go with every batch. With {@code -Dholdfast.files=100000 -Dholdfast.batches=300} it is a
 * large one, and the log says what a batch costs.
 */
class JsonLinesDirectoryLoadTest extends TickFiles {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLinesDirectoryLoadTest.class);

    private static final int FILES = Integer.getInteger("holdfast.files", 300);
    private static final int BATCHES = Integer.getInteger("holdfast.batches", 20);
    private static final int CHANGES = 10;

    /** Few batches of a small directory say more of the machine than of the source. */
    private static final int LARGE = 100_000;

    private final Clock clock = Clock.system();
    private final Deque<Path> present = new ArrayDeque<>();
    private int written;

    @Test
    void a_batch_costs_what_its_own_files_cost() throws IOException {
        for (int n = 0; n < FILES; n++) {
            present.add(moveIn());
        }
        try (SourceDriver<Tick> driver = new SourceDriver<>(source()).drain(new ReadLimits(1000, Long.MAX_VALUE))) {
            long[] nanos = new long[BATCHES];
            for (int batch = 0; batch < BATCHES; batch++) {
                for (int n = 0; n < CHANGES; n++) {
                    present.add(moveIn());
                    Files.delete(present.remove());
                }
                long start = clock.nanoTime();
                driver.batch(SourceDriver.NO_LIMITS);
                nanos[batch] = clock.nanoTime() - start;
            }
            assertThat(driver.events().stream().map(Tick::n)).doesNotHaveDuplicates();
            Duration mean = mean(nanos);
            if (FILES >= LARGE) {
                assertThat(mean).isLessThan(Duration.ofMillis(150));
            }
        }
    }

    private Path moveIn() throws IOException {
        int n = written++;
        Path temporary = write(n + ".tmp", "{\"n\":" + n + "}\n");
        return Files.move(temporary, directory.resolve(n + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Duration mean(long[] nanos) {
        Arrays.sort(nanos);
        Duration mean = Duration.ofNanos(Arrays.stream(nanos).sum() / nanos.length);
        LOG.info(
                "{} files, {} batches: mean {}, median {}, 90 of 100 within {}",
                FILES,
                BATCHES,
                mean,
                Duration.ofNanos(nanos[nanos.length / 2]),
                Duration.ofNanos(nanos[nanos.length * 9 / 10]));
        return mean;
    }
}
