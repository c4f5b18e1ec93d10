package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import org.junit.jupiter.api.Test;

/** A crash in the middle of a delivery needs rows to deliver. */
class HalfDeliveredTest {

    @Test
    void without_rows_the_message_says_what_was_missing() {
        TestSource<String> source = TestSource.of("words");
        PipelineTester tester =
                PipelineTester.of(Stream.from(source).filter(word -> false).writeTo(TestSink.<String>of("rows")));
        tester.crashAt(CommitStep.HALF_DELIVERED);
        tester.feed(source, "a");

        assertThatThrownBy(tester::close)
                .hasMessageContaining(
                        "crashAt(HALF_DELIVERED) and did not happen, since no batch with rows for a TestSink came after it.");
    }
}
