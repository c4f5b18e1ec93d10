package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.Ttl;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.testkit.Tickets.Alarm;
import dev.holdfast.testkit.Tickets.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StatesTesterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final StatesTester<String, Ticket, String> tester =
            StatesTester.of(Tickets.operator()).eventTime(Ticket::at).at(NOON);

    @Test
    void states_of_all_kinds_stay_from_call_to_call() {
        tester.call("ada", ticket("ink", 0), ticket("pen", 1));
        assertThat(tester.call("bob", ticket("ink", 0))).emitted("bob 1");
        assertThat(tester.call("ada", ticket("ink", 1)))
                .emitted("ada 3")
                .has(Tickets.COUNT, 3L)
                .has(Tickets.PER_TOPIC, Map.of("ink", 2L, "pen", 1L))
                .has(Tickets.TOPICS, List.of("ink", "pen", "ink"))
                .has(
                        Tickets.SORTED,
                        List.of(
                                Map.entry(NOON, "ink"),
                                Map.entry(NOON.plusSeconds(1), "pen"),
                                Map.entry(NOON.plusSeconds(1), "ink")))
                .hasTimer(Tickets.ALARMS, Alarm.QUIET, NOON.plusSeconds(601))
                .hasTimer(Tickets.BELLS, Alarm.DAILY, NOON.plus(Duration.ofDays(1)));
        assertThat(tester.value("ada", Tickets.COUNT)).contains(3L);
        assertThat(tester.entries("ada", Tickets.PER_TOPIC)).containsEntry("ink", 2L);
        assertThat(tester.elements("ada", Tickets.TOPICS)).containsExactly("ink", "pen", "ink");
        assertThat(tester.entries("ada", Tickets.SORTED)).hasSize(3);
        assertThat(tester.timer("ada", Tickets.ALARMS, Alarm.QUIET)).contains(NOON.plusSeconds(601));
        assertThat(tester.timer("ada", Tickets.ALARMS, Alarm.DAILY)).isEmpty();
        assertThat(tester.value("eve", Tickets.COUNT)).isEmpty();
    }

    @Test
    void a_timer_is_called_a_millisecond_behind_its_time_and_is_then_no_longer_set() {
        tester.call("ada", ticket("ink", 0));
        assertThat(tester.watermark(NOON.plusSeconds(600)).due("ada"))
                .emittedNothing()
                .hasTimer(Tickets.ALARMS, Alarm.QUIET, NOON.plusSeconds(600));
        assertThat(tester.fire("ada", Tickets.ALARMS, Alarm.QUIET))
                .emitted("ada QUIET 2026-11-20T12:10:00Z last none")
                .hasNo(Tickets.ALARMS)
                .hasNo(Tickets.TOPICS)
                .has(Tickets.COUNT, 1L);
        assertThat(tester.fire("ada", Tickets.BELLS, Alarm.DAILY).toString()).contains("2026-11-21T12:00:00.001Z");
        assertThatIllegalStateException()
                .isThrownBy(() -> tester.fire("ada", Tickets.BELLS, Alarm.DAILY))
                .withMessage("Timer DAILY of key 'ada' of operator 'tickets' is not set: the last call left it so."
                        + " Set it with given(…).");
    }

    @Test
    void timers_that_are_due_are_called_behind_the_events() {
        tester.given("ada", Tickets.ALARMS, Alarm.DAILY, NOON).watermark(NOON.plusSeconds(30));
        assertThat(tester.call("ada", ticket("ink", 0)))
                .emitted("ada 1", "ada DAILY 2026-11-20T12:00:00Z last ink")
                .hasNo(Tickets.TOPICS);
    }

    @Test
    void states_are_given_by_hand() {
        tester.call("ada", ticket("old", 0));
        tester.given("ada", Tickets.COUNT, 7L)
                .given("ada", Tickets.PER_TOPIC, Map.of("ink", 6L))
                .given("ada", Tickets.TOPICS, List.of("a", "b"))
                .given("ada", Tickets.SORTED, List.of(Map.entry(NOON.minusSeconds(9), "c")));
        assertThat(tester.call("ada", ticket("ink", 0)))
                .emitted("ada 8")
                .has(Tickets.COUNT, 8L)
                .has(Tickets.PER_TOPIC, Map.of("ink", 7L))
                .has(Tickets.TOPICS, List.of("a", "b", "ink"))
                .has(Tickets.SORTED, List.of(Map.entry(NOON.minusSeconds(9), "c"), Map.entry(NOON, "ink")));
        assertThat(tester.givenNothing("ada").due("ada")).emittedNothing().hasNothing();
    }

    @Test
    void what_is_past_its_time_to_live_is_gone() {
        tester.call("ada", ticket("ink", 0));
        assertThat(tester.watermark(NOON.plusSeconds(59)).value("ada", Tickets.LAST))
                .contains("ink");
        assertThat(tester.watermark(NOON.plusSeconds(60)).value("ada", Tickets.LAST))
                .isEmpty();
        tester.given("ada", Tickets.LAST, "pen");
        assertThat(tester.watermark(NOON.plusSeconds(119)).value("ada", Tickets.LAST))
                .contains("pen");
        assertThat(tester.watermark(NOON.plusSeconds(120)).due("ada")).hasNo(Tickets.LAST);
    }

    @Test
    void what_the_function_throws_is_thrown_and_nothing_is_stored() {
        tester.given("ada", Tickets.ALARMS, Alarm.QUIET, NOON);
        assertThatThrownBy(() -> tester.call("ada", ticket("ink", 0), ticket("", 0)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ticket without a topic");
        assertThat(tester.value("ada", Tickets.COUNT)).isEmpty();
        assertThat(tester.timer("ada", Tickets.ALARMS, Alarm.QUIET)).contains(NOON);
    }

    @Test
    void states_and_calls_that_no_query_has_are_refused() {
        StateParameter.OfValue<Long> other = StateParameter.value("other", StateSerializers.int64());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.value("ada", other))
                .withMessageStartingWith("'other' is not one of the states of operator 'tickets', which are [count, ");
        assertThatIllegalArgumentException().isThrownBy(() -> tester.given("ada", other, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.call("ada"))
                .withMessageContaining("is not called without events");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.lookingFor(Mistake.BATCH_DEPENDENT))
                .withMessageContaining("PipelineTester");
        assertThatThrownBy(() -> StatesTester.of(counting(new AtomicLong())).watermark(NOON))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("let the function take EventTimers");
    }

    @Test
    void a_function_that_is_not_deterministic_is_found() {
        StatesTester<String, String, Long> counting =
                StatesTester.of(counting(new AtomicLong())).lookingFor(Mistake.NOT_DETERMINISTIC);
        assertThatThrownBy(() -> counting.call("ada", "x"))
                .isInstanceOf(MistakeError.class)
                .hasMessageContaining("The first emitted [1], the second [2]");
    }

    @Test
    void a_time_to_live_follows_the_processing_time() {
        StateParameter.OfValue<Long> count = counts();
        StatesTester<String, String, Long> counting = StatesTester.of(FlatMapStates.of(
                "counting", KeySerializers.string(), List.of(count), (key, events, states, out) -> {
                    states.get(count).update(states.get(count).orElse(0L) + 1);
                    out.emit(states.get(count).orElse(0L));
                }));
        counting.at(NOON).given("ada", count, 4L);
        assertThat(counting.at(NOON.plusSeconds(9)).call("ada", "x")).emitted(5L);
        assertThat(counting.at(NOON.plusSeconds(30)).call("ada", "x")).emitted(1L);
    }

    @Test
    void a_failed_assertion_shows_the_call() {
        StatesCall<String> call = tester.given("ada", Tickets.COUNT, 4L)
                .watermark(NOON.minusSeconds(60))
                .call("ada", ticket("ink", 0));
        assertThatThrownBy(() -> assertThat(call).has(Tickets.COUNT, 4L))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                        Expected a call that left count = 4, but it left count = 5.
                        call of tickets
                          key              ada
                          processing time  2026-11-20T12:00:00Z
                          watermark        2026-11-20T11:59:00Z
                          events           Ticket[customer=ada, topic=ink, at=2026-11-20T12:00:00Z]
                          states before    count = 4
                          emitted          ada 5
                          states           count = 5
                                           last = ink
                                           perTopic[ink] = 1
                                           topics[0] = ink
                                           sorted[2026-11-20T12:00:00Z] = ink
                                           alarms[QUIET] = 2026-11-20T12:10:00Z
                                           bells[DAILY] = 2026-11-21T12:00:00Z""");
        assertThatThrownBy(() -> assertThat(call).hasNo(Tickets.TOPICS))
                .hasMessageStartingWith("Expected a call that left no topics, but it left topics[0] = ink.\n");
        assertThatThrownBy(() -> assertThat(call).hasTimer(Tickets.ALARMS, Alarm.DAILY, NOON))
                .hasMessageStartingWith(
                        "Expected a call that left timer DAILY at 2026-11-20T12:00:00Z," + " but it left it unset.\n");
    }

    private static StateParameter.OfValue<Long> counts() {
        return StateParameter.value("count", StateSerializers.int64())
                .withTtl(Ttl.ofProcessingTime(Duration.ofSeconds(10)));
    }

    private static FlatMapStates<String, String, Long> counting(AtomicLong calls) {
        return FlatMapStates.of(
                "counting",
                KeySerializers.string(),
                List.of(counts()),
                (key, events, states, out) -> out.emit(calls.incrementAndGet()));
    }

    private static Ticket ticket(String topic, int seconds) {
        return new Ticket("ada", topic, NOON.plusSeconds(seconds));
    }
}
