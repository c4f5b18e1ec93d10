package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.runtime.io.ForEach;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interrupt flag of a thread of the query is nobody's: only a stop stops. */
class InterruptTest {

    @TempDir
    Path directory;

    private final MemorySource<String> source = MemorySource.of("words");
    private final List<String> rows = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"step", "key", "function", "result", "sink"})
    void a_flag_left_by_user_code_changes_nothing_and_is_said_once(String where) throws Exception {
        try (LoggedEvents log = new LoggedEvents();
                StreamingQuery query = start(where)) {
            for (int batch = 0; batch < 5; batch++) {
                source.add("a", "b");
                query.processAllAvailable();
            }
            assertThat(rows).hasSize(10);
            assertThat(query.isActive()).isTrue();
            assertThat(log.at(Level.WARN).stream().map(ILoggingEvent::getFormattedMessage))
                    .singleElement()
                    .asString()
                    .contains("The interrupt flag of thread holdfast-");
        }
    }

    @Test
    void code_that_is_called_next_does_not_see_the_flag() throws Exception {
        List<Boolean> seen = new ArrayList<>();
        try (StreamingQuery query = engine().start(Stream.from(source)
                .map(word -> {
                    seen.add(Thread.currentThread().isInterrupted());
                    Thread.currentThread().interrupt();
                    return word;
                })
                .writeTo(ForEach.sink("rows", rows::add)))) {
            source.add("a", "b", "c");
            query.processAllAvailable();
            assertThat(seen).containsExactly(false, false, false);
        }
    }

    @Test
    void an_interrupt_from_outside_does_not_end_the_wait_for_input() throws Exception {
        AtomicReference<Thread> loop = new AtomicReference<>();
        try (StreamingQuery query = engine().start(Stream.from(source)
                .map(word -> {
                    loop.set(Thread.currentThread());
                    return word;
                })
                .writeTo(ForEach.sink("rows", rows::add)))) {
            source.add("a");
            query.processAllAvailable();
            for (int i = 0; i < 20; i++) {
                loop.get().interrupt();
                source.add("b");
                query.processAllAvailable();
            }
            assertThat(rows).hasSize(21);
        }
    }

    private StreamingQuery start(String where) {
        FlatMapGroups<String, String, Long, String> operator = FlatMapGroups.withoutTimeout(
                "interrupting", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    out.emit(key);
                    interruptIf(where.equals("function"));
                });
        return engine().start(Stream.from(source)
                .map(word -> {
                    interruptIf(where.equals("step"));
                    return word;
                })
                .groupByKey(word -> {
                    interruptIf(where.equals("key"));
                    return word;
                })
                .flatMapGroupsWithState(operator)
                .map(word -> {
                    interruptIf(where.equals("result"));
                    return word;
                })
                .writeTo(ForEach.sink("rows", row -> {
                    rows.add(row);
                    interruptIf(where.equals("sink"));
                })));
    }

    private EmbeddedEngine engine() {
        return EmbeddedEngine.builder().checkpoint(directory).workers(2).build();
    }

    private static void interruptIf(boolean now) {
        if (now) {
            Thread.currentThread().interrupt();
        }
    }
}
