package dev.holdfast.kafka;

import static dev.holdfast.kafka.Topics.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that runs a query from Kafka to Kafka, again and again, and starts it anew each time, with other workers. A consumer
 * of committed records counts each row once, and at no time one that is there twice.
 *
 * <p>{@code -Dkafka.kills=100} kills more often than the build does; {@code -Dkill.seed=…} repeats a run, as far as a killed process
 * can be repeated.
 */
class KafkaKillTest {

    private static final Topics TOPICS = SharedBroker.topics();
    private static final int KILLS = Integer.getInteger("kafka.kills", 2);
    private static final long SEED = Long.getLong("kill.seed", 20_261_128);
    private static final int EVENTS = 8_000;
    private static final int WORDS = 50;
    private static final int MOST_BATCHES = 12;

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    private int kills;

    @Test
    void a_query_that_is_killed_at_any_moment_loses_nothing_and_repeats_nothing() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            expected.add("w" + n % WORDS + ":" + (n / WORDS + 1));
        }
        for (int round = 0; kills < KILLS; round++) {
            String words = TOPICS.create(4);
            String counts = TOPICS.create(2);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int n = 0; n < EVENTS; n++) {
                records.add(new ProducerRecord<>(words, n % 4, null, bytes("w" + n % WORDS)));
            }
            TOPICS.sendAll(records);
            Path checkpoint = directory.resolve("checkpoint-" + round);
            while (!endsOrIsKilled(words, counts, checkpoint)) {
                assertThat(TOPICS.shown(counts).stream().map(record -> Topics.text(record.value())))
                        .as("after kill %d with seed %d", kills, SEED)
                        .doesNotHaveDuplicates();
            }
            List<String> rows = TOPICS.committedValues(counts);
            assertThat(rows).as("after %d kills with seed %d", kills, SEED).hasSize(EVENTS);
            assertThat(new TreeSet<>(rows)).isEqualTo(new TreeSet<>(expected));
        }
    }

    /** Starts the program once. True if it came to its end, false if it was killed. */
    private boolean endsOrIsKilled(String words, String counts, Path checkpoint)
            throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountedWords.class.getName(),
                        SharedBroker.address(),
                        words,
                        counts,
                        checkpoint.toString(),
                        Integer.toString(1 + random.nextInt(3)),
                        "200")
                .redirectError(errors.toFile())
                .start();
        boolean mayKill = kills < KILLS;
        int batches = 1 + random.nextInt(MOST_BATCHES);
        long moreMillis = random.nextInt(40);
        try (BufferedReader printed = process.inputReader()) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                if (mayKill && line.startsWith("batch") && --batches == 0) {
                    Thread.sleep(moreMillis);
                    kills++;
                    process.destroyForcibly().waitFor();
                    return false;
                }
            }
            assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
            return true;
        } finally {
            process.destroyForcibly();
        }
    }
}
