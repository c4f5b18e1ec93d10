package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.io.Generator;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.JsonLinesSource;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Splits of a source are read by all workers, and nobody sees it but by the time that it takes. */
class SplitsSideBySideTest {

    private static final int FILES = 40;
    private static final int LINES = 350;

    @TempDir
    Path directory;

    private Path input;

    record Word(String text, int number) {}

    @BeforeEach
    void write_the_first_file() throws IOException {
        input = Files.createDirectory(directory.resolve("input"));
        writeFile(0);
    }

    @Test
    void results_and_dead_letters_are_in_the_order_of_the_splits_whatever_the_number_of_workers() throws Exception {
        Seen one = run(1);
        Seen four = run(4);
        assertThat(four.results.rows())
                .hasSize(FILES * LINES)
                .isEqualTo(one.results.rows())
                .contains("w3 of " + FILES * LINES / 7);
        assertThat(four.passed.rows()).isEqualTo(one.passed.rows()).isSorted();
        assertThat(four.dead.rows()).hasSize(FILES).isEqualTo(one.dead.rows());
    }

    @Test
    void what_fails_first_in_the_order_of_the_splits_is_what_the_query_ends_with() throws Exception {
        try (SteppedQuery query = start(4, sourceOf(input).skipBadLines(), new Seen(), word -> {
            if (word.number() > LINES) {
                throw new IllegalArgumentException("word " + word.number());
            }
        })) {
            query.runBatch();
            writeFiles();
            assertThatThrownBy(query::runBatch)
                    .hasStackTraceContaining("IllegalArgumentException: word " + (LINES + 1));
        }
    }

    @Test
    void all_workers_read() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        MemorySink<Long> results = MemorySink.of("results");
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory.resolve("checkpoint"))
                .workers(3)
                .maxEventsPerBatch(30_000)
                .start(Pipeline.of(Stream.from(Generator.source("numbers", 90_000, number -> number))
                        .map(number -> {
                            threads.add(Thread.currentThread());
                            return number;
                        })
                        .writeTo(results)))) {
            query.processAllAvailable();
        }
        assertThat(threads).hasSize(3);
        assertThat(results.rows()).hasSize(90_000).isSorted();
    }

    private static JsonLinesSource<Word> sourceOf(Path input) {
        return JsonLines.source(input, Word.class);
    }

    /** What a run gives. */
    private static final class Seen {
        private final MemorySink<String> results = MemorySink.of("results");
        private final MemorySink<Integer> passed = MemorySink.of("passed");
        private final MemorySink<DeadLetter> dead = MemorySink.of("dead");
    }

    private Seen run(int workers) throws Exception {
        Seen seen = new Seen();
        try (SteppedQuery query = start(workers, sourceOf(input).deadLettersTo(seen.dead), seen, word -> {})) {
            query.runBatch();
            writeFiles();
            query.runBatch();
        }
        for (int file = 1; file < FILES; file++) {
            Files.delete(input.resolve(name(file)));
        }
        return seen;
    }

    /** What is done with each word as it is read. */
    private interface Look {
        void at(Word word);
    }

    private SteppedQuery start(int workers, JsonLinesSource<Word> source, Seen seen, Look look) {
        Stream<Word> words = Stream.from(source).filter(word -> {
            look.at(word);
            return true;
        });
        return SteppedQuery.open(
                EmbeddedEngine.builder()
                        .checkpoint(directory.resolve("checkpoint" + workers))
                        .workers(workers),
                Pipeline.of(
                        words.groupByKey(Word::text)
                                .flatMapGroupsWithState(counting())
                                .writeTo(seen.results),
                        words.map(Word::number).writeTo(seen.passed)),
                CheckpointFiles.local(),
                CallWatch.NONE);
    }

    private static FlatMapGroups<String, Word, Integer, String> counting() {
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int32(), (key, words, state, out) -> {
                    int count = state.exists() ? state.get() : 0;
                    while (words.hasNext()) {
                        words.next();
                        out.emit(key + " of " + ++count);
                    }
                    state.update(count);
                });
    }

    private void writeFiles() throws IOException {
        Path aside = Files.createDirectories(directory.resolve("aside"));
        for (int file = 1; file < FILES; file++) {
            Files.writeString(aside.resolve(name(file)), text(file));
        }
        for (int file = 1; file < FILES; file++) {
            Files.move(aside.resolve(name(file)), input.resolve(name(file)));
        }
    }

    private void writeFile(int file) throws IOException {
        Files.writeString(input.resolve(name(file)), text(file));
    }

    private static String name(int file) {
        return String.format("%03d.jsonl", file);
    }

    private static String text(int file) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            int number = file * LINES + line + 1;
            text.append("{\"text\":\"w")
                    .append(number % 7)
                    .append("\",\"number\":")
                    .append(number)
                    .append("}\n");
        }
        return text.append("no word\n").toString();
    }
}
