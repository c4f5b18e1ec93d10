package dev.holdfast.runtime;

import static dev.holdfast.runtime.FaultyOperators.counter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.runtime.FaultyOperators.Word;
import dev.holdfast.runtime.io.MemorySink;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that have no key under which they could be grouped. */
class KeyErrorPolicyTest {

    private static final String LONG = "x".repeat(70_000);

    @TempDir
    Path directory;

    private final MemorySink<FailedCall<String, Word>> dead = MemorySink.of("dead");

    @Test
    void by_default_they_end_the_query_with_advice() {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.fail())) {
            assertThatThrownBy(() -> driver.step(List.of(Word.of(LONG))))
                    .hasMessageContainingAll(
                            "Operator 'counting' failed in batch 0: a key of 70",
                            "bytes is too long: a key has at most 65536. Leave such events out with filter(…) or"
                                    + " onError(ErrorPolicy.skipKey()), or give them another key.");
        }
    }

    @Test
    void skipped_they_are_counted_and_leave_no_trace() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.skipKey())) {
            List<Word> events =
                    List.of(Word.of("a"), Word.of("null"), Word.of(LONG), Word.of("throw"), Word.of("a"), Word.of("b"));
            assertThat(driver.step(events)).containsExactly("a2", "b1");
            assertThat(driver.metrics()).startsWith("t2 u2");
            assertThat(driver.lastProgress().stateOperators().get(0).customMetrics())
                    .containsEntry("numFailedCalls", 3L)
                    .containsEntry("numRowsDroppedByFailure", 3L);
            driver.restart();
            assertThat(driver.step(List.of(Word.of(LONG), Word.of("b")))).containsExactly("b2");
        }
    }

    @Test
    void dead_letters_have_the_event_the_reason_and_the_key_if_there_is_one() throws Exception {
        try (EngineDriver<Word> driver = counting(ErrorPolicy.deadLettersTo(dead))) {
            driver.step(List.of(Word.of("null"), Word.of(LONG), Word.of("throw")));

            assertThat(dead.rows()).extracting(FailedCall::key).containsExactly(null, LONG, null);
            assertThat(dead.rows().get(0).error()).isEqualTo("the function of its groupByKey(…) returned null");
            assertThat(dead.rows().get(1).error()).contains("is too long: a key has at most 65536");
            assertThat(dead.rows().get(2).error()).contains("threw java.lang.IllegalStateException: no key");
            assertThat(dead.rows().get(2).stackTrace().get(0)).contains("KeyErrorPolicyTest.key");
            assertThat(dead.rows().get(2).events()).containsExactly(Word.of("throw"));
            assertThat(driver.lastProgress().sinks().get(1).numOutputRows()).isEqualTo(3);
        }
    }

    private EngineDriver<Word> counting(ErrorPolicy<String, Word> policy) {
        return new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(KeyErrorPolicyTest::key)
                        .flatMapGroupsWithState(counter((key, word) -> {}).onError(policy))
                        .writeTo(sink),
                UnaryOperator.identity());
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static String key(Word word) {
        return switch (word.key()) {
            case "null" -> null;
            case "throw" -> throw new IllegalStateException("no key");
            default -> word.key();
        };
    }
}
