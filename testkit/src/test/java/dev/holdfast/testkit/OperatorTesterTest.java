package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.EventTimeMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.testkit.Operators.Timed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OperatorTesterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void state_stays_from_call_to_call() {
        OperatorTester<String, String, Long, String> tester = OperatorTester.of(Operators.runningCount());
        assertThat(tester.call("a", "x"))
                .emitted("(a,1)")
                .hasState(1L)
                .isUpdated()
                .isNotRemoved();
        assertThat(tester.call("b", "x")).emitted("(b,1)");
        assertThat(tester.call("a", "x", "y"))
                .emittedNothing()
                .hasNoState()
                .isRemoved()
                .isNotUpdated();
        assertThat(tester.state("b")).hasValue(1L);
        assertThat(tester.state("a")).isEmpty();
    }

    @Test
    void a_map_operator_gives_one_result() {
        assertThat(OperatorTester.of(Operators.runningCountMapped())
                        .given("a", 2L)
                        .call("a", "x"))
                .emitted("(a,-1)")
                .hasNoState();
    }

    @Test
    void a_timeout_in_processing_time_is_called_a_millisecond_behind_it() {
        OperatorTester<String, String, Long, String> tester =
                OperatorTester.of(Operators.processingTimeCount()).at(NOON);
        assertThat(tester.call("a", "x")).hasTimeout(NOON.plusSeconds(10));
        OperatorCall<Long, String> timeout = tester.timeout("a");
        assertThat(timeout).emitted("(a,-1)").hasNoState().hasNoTimeout();
        assertThat(timeout.toString()).contains("2026-11-20T12:00:10.001Z");
        assertThatIllegalStateException()
                .isThrownBy(() -> tester.timeout("a"))
                .withMessageContaining("Key 'a' of operator 'processingTimeCount' has no timeout");
    }

    @Test
    void a_timeout_in_event_time_moves_the_watermark() {
        EventTimeMapGroups<String, Timed, Long, String> operator = EventTimeMapGroups.withEventTimeTimeout(
                "latest", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    if (!state.hasTimedOut()) {
                        state.setTimeoutTimestamp(events.next().at());
                    }
                    return key + state.hasTimedOut() + state.currentWatermark().getEpochSecond();
                });
        OperatorTester<String, Timed, Long, String> tester =
                OperatorTester.of(operator).watermark(Instant.ofEpochSecond(5));
        assertThat(tester.call("a", new Timed("a", 7)))
                .emitted("afalse5")
                .hasTimeout(Instant.ofEpochSecond(7))
                .hasNoState();
        assertThat(tester.watermark(Instant.ofEpochSecond(9)).timeout("a")).emitted("atrue9");
        assertThat(tester.call("a", new Timed("a", 8))).hasTimeout(Instant.ofEpochSecond(8));
        assertThat(tester.timeout("a")).emitted("atrue9");
    }

    @Test
    void a_watermark_may_lie_before_1970_and_there_may_be_none() {
        EventTimeMapGroups<String, Timed, Long, String> operator = EventTimeMapGroups.withEventTimeTimeout(
                "watermark",
                KeySerializers.string(),
                StateSerializers.int64(),
                (key, events, state) -> state.currentWatermark().toString());
        OperatorTester<String, Timed, Long, String> tester = OperatorTester.of(operator);
        Timed event = new Timed("a", 7);
        assertThat(tester.call("a", event)).emitted(EventTimeGroupState.NO_WATERMARK.toString());
        assertThat(tester.watermark(Instant.parse("1968-05-01T10:00:00.000900Z"))
                        .call("a", event))
                .emitted("1968-05-01T10:00:00Z");
        assertThat(tester.watermark(EventTimeGroupState.END_OF_TIME).call("a", event))
                .emitted(EventTimeGroupState.END_OF_TIME.toString());
    }

    @Test
    void a_timeout_call_must_lead_on() {
        EventTimeMapGroups<String, Timed, Long, String> operator = EventTimeMapGroups.withEventTimeTimeout(
                "stuck", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> {
                    state.setTimeoutTimestamp(Instant.ofEpochSecond(7));
                    return key;
                });
        OperatorTester<String, Timed, Long, String> tester = OperatorTester.of(operator);
        tester.call("a", new Timed("a", 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.timeout("a"))
                .withMessageContaining("not later than the one that has just fired");
    }

    @Test
    void state_and_timeout_are_given_by_hand() {
        OperatorTester<String, String, Long, String> tester =
                OperatorTester.of(Operators.processingTimeCount()).at(NOON);
        assertThat(tester.given("a", 5L, NOON).timeout("a")).emitted("(a,-1)");
        assertThat(tester.given("a", 5L).call("a", "x")).hasState(6L);
        tester.givenTimeout("a", NOON);
        assertThat(tester.state("a")).isEmpty();
        assertThat(tester.timeoutOf("a")).hasValue(NOON);
        assertThat(tester.givenNothing("a").call("a", "x")).hasState(1L);
    }

    @Test
    void a_key_of_the_initial_state_is_called_without_events() {
        OperatorTester<String, String, Long, String> tester = OperatorTester.of(Operators.runningCount());
        assertThat(tester.given("a", 1L).call("a")).emitted("(a,1)").hasState(1L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.call("b"))
                .withMessageContaining("has no state, so it is not called without events");
    }

    @Test
    void what_the_function_throws_is_thrown_and_nothing_is_stored() {
        OperatorTester<String, String, Long, String> tester =
                OperatorTester.of(FlatMapGroups.<String, String, Long, String>withoutTimeout(
                        "failing", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                            state.update(7L);
                            throw new UnsupportedOperationException("not today");
                        }));
        assertThatThrownBy(() -> tester.call("a", "x"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("not today");
        assertThat(tester.state("a")).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    void a_null_result_is_refused() {
        MapGroups<String, String, Long, String> nothing = MapGroups.withoutTimeout(
                "nothing", KeySerializers.string(), StateSerializers.int64(), (key, events, state) -> null);
        assertThatThrownBy(() -> OperatorTester.of(nothing).call("a", "x")).hasMessageContaining("null");
    }

    @Test
    void a_watermark_that_the_function_cannot_see_is_refused() {
        assertThatThrownBy(
                        () -> OperatorTester.of(Operators.processingTimeCount()).watermark(NOON))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "Operator 'processingTimeCount' does not follow event time, so its function sees no watermark."
                                + " Set its processing time with at(…), or let the function take an EventTimeGroupState.");
        assertThatThrownBy(() -> OperatorTester.of(Operators.runningCount()).watermark(NOON))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void times_before_1970_and_timeouts_of_operators_without_are_refused() {
        OperatorTester<String, String, Long, String> tester = OperatorTester.of(Operators.runningCount());
        assertThatIllegalArgumentException().isThrownBy(() -> tester.at(Instant.ofEpochMilli(-100)));
        assertThatThrownBy(() -> tester.timeout("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> tester.given("a", 1L, NOON)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_failed_assertion_shows_the_call() {
        OperatorCall<Long, String> call = OperatorTester.of(Operators.processingTimeCount())
                .at(NOON)
                .given("ada", 4L)
                .call("ada", "x", "y");
        assertThatThrownBy(() -> assertThat(call).hasState(5L))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Expected a call that left state 5, but it left state 6.
                        call of processingTimeCount
                          key              ada
                          processing time  2026-11-20T12:00:00Z
                          events           x
                                           y
                          state before     4
                          emitted          (ada,6)
                          state            6, updated
                          timeout          2026-11-20T12:00:10Z""");
        assertThatThrownBy(() -> assertThat(call).hasTimeout(NOON.plus(Duration.ofSeconds(9))))
                .hasMessageStartingWith("Expected a call that left a timeout at 2026-11-20T12:00:09Z,"
                        + " but it left one at 2026-11-20T12:00:10Z.\n");
    }
}
