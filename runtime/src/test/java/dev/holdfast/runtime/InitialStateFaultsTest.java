package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.JsonLinesSource;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Initial state that cannot be used keeps a query from starting, and the message names the operator. */
class InitialStateFaultsTest {

    record Stock(String fruit, long count) {}

    @TempDir
    Path directory;

    @Test
    void a_bad_line_is_an_error_at_the_start_with_advice_that_can_be_followed() throws IOException {
        Path file = write("{\"fruit\":\"apple\",\"count\":1}\nhush\n");

        assertThatThrownBy(() -> driver(counting().withInitialStateFrom(json(file), Stock::fruit, Stock::count)))
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContainingAll("operator 'counting'", "Line 2 of file " + file, "skipBadLines()")
                .hasMessageNotContaining("deadLettersTo");
    }

    @Test
    void dead_letters_are_an_error_at_the_start() throws IOException {
        JsonLinesSource<Stock> stocks = json(write("hush\n")).deadLettersTo(MemorySink.of("dead"));

        assertThatThrownBy(() -> driver(counting().withInitialStateFrom(stocks, Stock::fruit, Stock::count)))
                .hasMessageContainingAll("operator 'counting'", "stocks.jsonl:1", "no dead letters");
    }

    @Test
    void an_unfinished_last_line_is_an_error_at_the_start_unless_it_can_be_read() throws Exception {
        Path file = write("{\"fruit\":\"apple\",\"count\":1}\n{\"fruit\":");
        FlatMapGroups<String, String, Long, String> operator =
                counting().withInitialStateFrom(json(file), Stock::fruit, Stock::count);

        assertThatThrownBy(() -> driver(operator))
                .hasMessageContainingAll("ends with line 2 of file " + file, "Complete");

        write("{\"fruit\":\"apple\",\"count\":1}");
        try (EngineDriver<String> driver = driver(operator)) {
            assertThat(driver.step(List.of("apple"))).containsExactly("(apple,2)");
        }
    }

    @Test
    void a_key_that_is_too_long_names_the_operator_at_the_start() {
        assertThatThrownBy(() -> driver(counting().withInitialState(Map.of("x".repeat(70_000), 1L))))
                .hasMessageContaining("The initial state of operator 'counting' has a key of 70")
                .hasMessageNotContaining("Group by");
    }

    private JsonLinesSource<Stock> json(Path file) {
        return JsonLines.source(file, Stock.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("stocks.jsonl"), text);
    }

    private EngineDriver<String> driver(FlatMapGroups<String, String, Long, String> operator) {
        return new EngineDriver<>(
                directory.resolve("checkpoint"),
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(operator)
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    private static FlatMapGroups<String, String, Long, String> counting() {
        return FlatMapGroups.withoutTimeout(
                "counting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    long count = state.getOption().orElse(0L) + TestOperators.count(events);
                    state.update(count);
                    out.emit("(" + key + "," + count + ")");
                });
    }
}
