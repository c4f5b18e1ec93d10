package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import org.junit.jupiter.api.Test;

/** What a test asked for and never got fails when the tester is closed. */
class LeftoversTest {

    private final TestSource<String> words = TestSource.of("words");

    @Test
    void a_crash_that_never_came_fails_the_test() {
        PipelineTester tester = counting();
        tester.feed(words, "a");
        tester.crashAt(CommitStep.SYNCED).run();
        assertThatThrownBy(tester::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A crash was planned with crashAt(SYNCED) and did not happen");
        tester.close();
    }

    @Test
    void events_that_nobody_read_fail_the_test() {
        PipelineTester tester = counting();
        tester.feed(words, "a");
        words.add("b", "c");
        assertThatThrownBy(tester::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Source 'words' has 2 events that no step has read. Call run() behind add(…), or feed them"
                        + " with feed(…).");
    }

    @Test
    void what_a_failed_step_left_fails_nothing_more() {
        PipelineTester tester = PipelineTester.of(Stream.from(words)
                .map(word -> {
                    throw new IllegalArgumentException(word);
                })
                .writeTo(TestSink.of("nothing")));
        assertThatThrownBy(() -> tester.crashAt(CommitStep.SYNCED).feed(words, "a"))
                .isInstanceOf(StreamingQueryException.class);
        tester.close();
    }

    private PipelineTester counting() {
        return PipelineTester.of(Stream.from(words)
                .groupByKey(word -> word)
                .flatMapGroupsWithState(Operators.processingTimeCount())
                .writeTo(TestSink.of("counts")));
    }
}
