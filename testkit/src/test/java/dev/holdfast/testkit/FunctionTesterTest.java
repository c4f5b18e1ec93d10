package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.EventTimeFlatMapFunction;
import dev.holdfast.operator.FlatMapFunction;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionTesterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** What was bought, and how many seconds after noon; the state is the time of the last sale, and ends ten seconds later. */
    private record Sale(String what, long second) {

        Instant at() {
            return NOON.plusSeconds(second);
        }
    }

    private final FunctionTester<String, Sale, Instant, String> tester = FunctionTester.of(
                    EventTimeFlatMapFunction.<String, Sale, Instant, String>of(
                                    "till",
                                    KeySerializers.string(),
                                    StateSerializers.instant(),
                                    (key, sale, at, last, out) -> {
                                        if (sale.what().isEmpty()) {
                                            throw new IllegalArgumentException("a sale of nothing");
                                        }
                                        out.emit(sale.what() + (last == null ? " first" : ""));
                                        return sale.what().equals("end") ? null : at;
                                    })
                            .expireAt(last -> last.plusSeconds(10))
                            .onExpire((key, last, out) -> out.emit("closed " + key + " " + last)))
            .eventTime(Sale::at);

    @Test
    void events_of_a_call_come_in_their_order_and_states_end_between_them() {
        assertThat(tester.call("ada", new Sale("pen", 30), new Sale("ink", 0), new Sale("tea", 4)))
                .emitted("ink first", "tea", "closed ada 2026-11-20T12:00:04Z", "pen first")
                .hasState(NOON.plusSeconds(30))
                .hasTimeout(NOON.plusSeconds(40))
                .isUpdated();
        assertThat(tester.call("bob", new Sale("ink", 0))).emitted("ink first");
        assertThat(tester.call("ada", new Sale("end", 31)))
                .emitted("end")
                .hasNoState()
                .hasNoTimeout()
                .isRemoved();
        assertThat(tester.state("bob")).contains(NOON);
    }

    @Test
    void a_state_ends_when_its_time_has_passed() {
        tester.call("ada", new Sale("ink", 0));
        assertThat(tester.watermark(NOON.plusSeconds(10)).due("ada"))
                .emittedNothing()
                .hasState(NOON);
        assertThat(tester.expire("ada"))
                .emitted("closed ada 2026-11-20T12:00:00Z")
                .hasNoState();
        assertThatIllegalStateException()
                .isThrownBy(() -> tester.expire("ada"))
                .withMessage("Key 'ada' of operator 'till' has no state that ends: the last call left none."
                        + " Give it one with given(…).");
    }

    @Test
    void a_given_state_ends_when_the_function_says() {
        assertThat(tester.given("ada", NOON).call("ada", new Sale("pen", 5))).emitted("pen");
        assertThat(tester.given("ada", NOON).timeoutOf("ada")).contains(NOON.plusSeconds(10));
        assertThat(tester.givenNothing("ada").state("ada")).isEmpty();
        assertThat(tester.givenNothing("ada").call("ada", new Sale("pen", 5))).emitted("pen first");
    }

    @Test
    void what_the_function_throws_is_thrown_and_nothing_is_stored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.call("ada", new Sale("ink", 0), new Sale("", 1)))
                .withMessage("a sale of nothing");
        assertThat(tester.state("ada")).isEmpty();
    }

    @Test
    void functions_by_the_clock_need_no_event_time() {
        FunctionTester<String, String, Long, String> counting = FunctionTester.of(FlatMapFunction.of(
                "count", KeySerializers.string(), StateSerializers.int64(), (key, word, at, n, out) -> {
                    out.emit(word + " at " + at);
                    return n == null ? 1 : n + 1;
                }));
        assertThat(counting.at(NOON).call("a", "x", "y"))
                .emitted("x at 2026-11-20T12:00:00Z", "y at 2026-11-20T12:00:00Z")
                .hasState(2L)
                .hasNoTimeout();
        assertThatThrownBy(() -> counting.watermark(NOON)).hasMessageContaining("does not follow event time");
    }

    @Test
    void what_cannot_be_called_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.call("ada"))
                .withMessage(
                        "Key 'ada' of operator 'till' is not called without events. Give an event, or say due(key) to"
                                + " have its state ended.");
        assertThatIllegalStateException()
                .isThrownBy(() -> FunctionTester.of(EventTimeFlatMapFunction.<String, Sale, Instant, String>of(
                                "till",
                                KeySerializers.string(),
                                StateSerializers.instant(),
                                (key, sale, at, last, out) -> at))
                        .call("ada", new Sale("ink", 0)))
                .withMessage(
                        "Operator 'till' follows event time, and nothing says when its events happened. Say it with"
                                + " eventTime(…).");
        assertThatIllegalArgumentException().isThrownBy(() -> tester.lookingFor(Mistake.BATCH_DEPENDENT));
    }

    @Test
    void a_function_that_is_not_deterministic_is_found_if_asked_for() {
        int[] calls = {0};
        FunctionTester<String, String, Long, String> drawing = FunctionTester.of(
                FlatMapFunction.of("draw", KeySerializers.string(), StateSerializers.int64(), (key, word, at, n, out) ->
                        (long) calls[0]++));
        assertThatExceptionOfType(MistakeError.class)
                .isThrownBy(() -> drawing.lookingFor(Mistake.NOT_DETERMINISTIC).call("a", "x"))
                .satisfies(error -> assertThat(error.mistake()).isEqualTo(Mistake.NOT_DETERMINISTIC));
    }

    @Test
    void a_failed_assertion_shows_the_calls() {
        OperatorCall<Instant, String> call = tester.given("ada", NOON).call("ada", new Sale("pen", 5));
        assertThatThrownBy(() -> assertThat(call).emittedNothing())
                .hasMessageContaining("call of till")
                .hasMessageContaining("Sale[what=pen, second=5]")
                .hasMessageContaining("2026-11-20T12:00:15Z");
        assertThat(Map.of("ada", call.timeout())).containsEntry("ada", tester.timeoutOf("ada"));
    }
}
