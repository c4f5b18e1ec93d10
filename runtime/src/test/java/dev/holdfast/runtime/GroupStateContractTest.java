package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.state.GroupState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an update function may rely on during a call: the cases of group A. */
class GroupStateContractTest {

    @TempDir
    Path directory;

    @Test
    void a26_a_state_that_is_not_there_has_no_default() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.NONE)) {
            calls.call("k", state -> {
                assertThat(state.exists()).isFalse();
                assertThat(state.getOption()).isEmpty();
                assertThatThrownBy(state::get).isInstanceOf(NoSuchElementException.class);
                assertThat(state).hasToString("GroupState(<undefined>)");
                state.update(10L);
            });
            calls.call("k", state -> {
                assertThat(state.get()).isEqualTo(10);
                state.update(0L);
                assertThat(state.get()).isZero();
                state.remove();
                assertThatThrownBy(state::get).isInstanceOf(NoSuchElementException.class);
            });
        }
    }

    @Test
    void a04_update_and_remove_take_effect_at_once_in_any_order() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.NONE)) {
            calls.call("k", state -> {
                state.remove();
                state.remove();
                assertThat(state.exists()).isFalse();
                state.update(4L);
                assertThat(state.exists()).isTrue();
                assertThat(state.getOption()).contains(4L);
                assertThat(state).hasToString("GroupState(4)");
                state.update(5L);
            });
            assertThat(calls.row("k")).isEqualTo("5");
            assertThat(calls.metrics()).isEqualTo("t1 u1 r0");
        }
    }

    @Test
    void a05_null_is_not_a_state_and_leaves_the_one_before() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.NONE)) {
            calls.call("k", state -> {
                state.update(4L);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> updateWithNull(state))
                        .withMessageStartingWith("'null' is not a valid state value");
                assertThat(state.get()).isEqualTo(4);
            });
            assertThat(calls.row("k")).isEqualTo("4");
        }
    }

    @Test
    void a06_an_operator_without_timeouts_has_no_setter() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.NONE)) {
            calls.call("k", state -> {
                assertUnsupported(() -> state.setTimeoutDuration(Duration.ofMillis(500)), "setTimeoutDuration");
                assertUnsupported(() -> state.setTimeoutDuration(Duration.ZERO), "setTimeoutDuration");
                assertUnsupported(() -> state.setTimeoutTimestamp(Instant.ofEpochMilli(5000)), "setTimeoutTimestamp");
                assertUnsupported(state::currentWatermark, "currentWatermark");
                assertThat(state.hasTimedOut()).isFalse();
            });
            assertThat(calls.row("k")).isEqualTo("none");
        }
    }

    @Test
    void a09_to_a12_a_duration_counts_from_the_batch_and_survives_update_and_remove() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("a09", state -> state.setTimeoutDuration(Duration.ofMillis(500)));
            calls.call("a10", state -> {
                state.setTimeoutDuration(Duration.ofMillis(500));
                state.update(5L);
            });
            calls.call("a11", state -> {
                state.setTimeoutDuration(Duration.ofSeconds(1));
                state.setTimeoutDuration(Duration.ofSeconds(2));
            });
            calls.call("a12", state -> {
                state.update(5L);
                state.setTimeoutDuration(Duration.ofSeconds(2));
                state.remove();
            });
            assertThat(List.of(calls.row("a09"), calls.row("a10"), calls.row("a11"), calls.row("a12")))
                    .containsExactly("-@1500", "5@1500", "-@3000", "-@3000");
        }
    }

    @Test
    void a13_a_setter_of_the_other_time_fails_and_leaves_the_timeout() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("k", state -> {
                state.setTimeoutDuration(Duration.ofMillis(500));
                assertUnsupported(() -> state.setTimeoutTimestamp(Instant.ofEpochMilli(9000)), "setTimeoutTimestamp");
                assertUnsupported(() -> state.setTimeoutTimestamp(Instant.EPOCH), "setTimeoutTimestamp");
                assertUnsupported(state::currentWatermark, "currentWatermark");
            });
            assertThat(calls.row("k")).isEqualTo("-@1500");
        }
    }

    @Test
    void a_duration_that_is_not_positive_is_due_in_the_next_batch() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("zero", state -> state.setTimeoutDuration(Duration.ZERO));
            assertThat(calls.timeouts()).containsExactly("zero");
            calls.call("nano", state -> state.setTimeoutDuration(Duration.ofNanos(-1)));
            calls.call("past", state -> state.setTimeoutDuration(Duration.ofMillis(-1500)));
            calls.call("min", state -> state.setTimeoutDuration(Duration.ofSeconds(Long.MIN_VALUE)));
            assertThat(calls.timeouts()).containsExactly("nano", "past", "min");
        }
    }

    @Test
    void a_duration_in_a_timeout_call_leads_beyond_the_timeout_that_fired() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("k", state -> state.setTimeoutDuration(Duration.ofMillis(500)));
            calls.onTimeout(state -> {
                state.setTimeoutDuration(Duration.ofMillis(-499));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> state.setTimeoutDuration(Duration.ofMillis(-500)))
                        .withMessageStartingWith(
                                "A timeout at 1970-01-01T00:00:01.500Z is not later than the one that has"
                                        + " just fired, at 1970-01-01T00:00:01.500Z");
                calls.onTimeout(
                        second -> assertThat(second.currentProcessingTime()).isEqualTo(Instant.ofEpochMilli(2000)));
            });
            assertThat(calls.timeoutsAt(2000)).containsExactly("k", "k");
        }
    }

    @Test
    void a_timeout_call_that_asks_for_now_each_time_does_not_run_for_ever_while_time_stands() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.onTimeout(state -> state.setTimeoutDuration(Duration.ZERO));
            calls.call("k", state -> state.setTimeoutDuration(Duration.ZERO));
            assertThat(calls.timeouts()).containsExactly("k");
            assertThat(calls.row("k")).isEqualTo("-@1000");
            assertThat(calls.timeoutsAt(1001)).containsExactly("k");
        }
    }

    @Test
    void a_part_of_a_millisecond_counts_as_a_whole_one() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("nano", state -> state.setTimeoutDuration(Duration.ofNanos(1)));
            calls.call("exact", state -> state.setTimeoutDuration(Duration.ofMillis(1)));
            calls.call("more", state -> state.setTimeoutDuration(Duration.ofNanos(1_000_001)));
            assertThat(List.of(calls.row("nano"), calls.row("exact"), calls.row("more")))
                    .containsExactly("-@1001", "-@1001", "-@1002");
        }
    }

    @Test
    void the_longest_duration_is_kept_and_does_not_fire() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("k", state -> state.setTimeoutDuration(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
            calls.call("j", state -> state.setTimeoutDuration(Duration.ofMillis(Long.MAX_VALUE - 1001)));
            assertThat(calls.row("k")).isEqualTo("-@" + (Long.MAX_VALUE - 1));
            assertThat(calls.row("j")).isEqualTo("-@" + (Long.MAX_VALUE - 1));
            assertThat(calls.timeoutsAt(Duration.ofDays(365_000).toMillis())).isEmpty();
            calls.restart();
            assertThat(calls.timeoutsAt(Duration.ofDays(366_000).toMillis())).isEmpty();
        }
    }

    @Test
    void a15_a_timestamp_is_kept_after_remove_and_the_last_one_counts() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.EVENT_TIME)) {
            calls.watermark(1000);
            calls.callAt("removed", 2000, state -> {
                assertThat(state.currentWatermark()).isEqualTo(Instant.ofEpochMilli(1000));
                state.setTimeoutTimestamp(Instant.ofEpochMilli(20_000));
                state.remove();
            });
            assertThat(calls.row("removed")).isEqualTo("-@20000");
            calls.callAt("last", 2001, state -> {
                state.setTimeoutTimestamp(Instant.ofEpochMilli(20_000));
                state.setTimeoutTimestamp(Instant.ofEpochMilli(5_000));
            });
            assertThat(calls.row("last")).isEqualTo("-@5000");
        }
    }

    @Test
    void a16_event_time_has_no_durations() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.EVENT_TIME)) {
            calls.callAt("k", 1, state -> {
                state.setTimeoutTimestamp(Instant.ofEpochMilli(20_000));
                assertUnsupported(() -> state.setTimeoutDuration(Duration.ofMillis(500)), "setTimeoutDuration");
            });
            assertThat(calls.row("k")).isEqualTo("-@20000");
        }
    }

    @Test
    void a18_timestamps_before_1970_are_kept_and_wait_for_the_watermark() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.EVENT_TIME)) {
            calls.callAt("early", -10_000, state -> {
                assertThat(state.currentWatermark()).isEqualTo(EventTimeGroupState.NO_WATERMARK);
                state.setTimeoutTimestamp(Instant.EPOCH);
                state.setTimeoutTimestamp(Instant.ofEpochMilli(-9_000));
            });
            assertThat(calls.row("early")).isEqualTo("-@-9000");
            calls.watermark(-9_000);
            assertThat(calls.timeouts()).isEmpty();
            calls.watermark(-8_999);
            assertThat(calls.timeouts()).containsExactly("early");
            calls.callAt("first", 0, state -> state.setTimeoutTimestamp(Instant.MIN));
            assertThat(calls.timeouts()).containsExactly("first");
        }
    }

    @Test
    void a_timestamp_that_is_not_later_than_the_watermark_is_due_in_the_next_batch() throws Exception {
        for (long millis : List.of(1000L, 999L, 1L, -5L)) {
            Path checkpoint = directory.resolve("at" + millis);
            try (ScriptedCalls calls = new ScriptedCalls(checkpoint, TimeoutMode.EVENT_TIME)) {
                calls.watermark(1000);
                calls.callAt("k", 1001, state -> {
                    assertThat(state.currentWatermark()).isEqualTo(Instant.ofEpochMilli(1000));
                    state.setTimeoutTimestamp(Instant.ofEpochMilli(9000));
                    state.setTimeoutTimestamp(Instant.ofEpochMilli(millis));
                });
                assertThat(calls.timeouts()).as("%s", millis).containsExactly("k");
                calls.restart();
                assertThat(calls.timeouts()).isEmpty();
            }
        }
    }

    @Test
    void a_timestamp_in_a_timeout_call_is_later_than_the_one_that_fired_and_may_be_due_too() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.EVENT_TIME)) {
            List<Long> next = new ArrayList<>(List.of(101L, 105L, 999L, 1000L, 2000L));
            calls.onTimeout(state -> {
                Instant fired = Instant.ofEpochMilli(next.size() == 5 ? 100 : next.get(0) - 1);
                assertThat(state.currentWatermark()).isEqualTo(Instant.ofEpochMilli(1000));
                if (next.size() == 5) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> state.setTimeoutTimestamp(fired))
                            .withMessageContaining("is not later than the one that has just fired, at " + fired)
                            .withMessageEndingWith("Set a later one, or none.");
                }
                state.setTimeoutTimestamp(Instant.ofEpochMilli(next.remove(0)));
            });
            calls.callAt("k", 1, state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(100)));
            calls.watermark(1000);
            assertThat(calls.timeouts()).containsExactly("k", "k", "k", "k");
            assertThat(calls.row("k")).isEqualTo("-@1000");
        }
    }

    @Test
    void the_latest_instant_is_a_timeout_that_does_not_fire() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.EVENT_TIME)) {
            calls.callAt("max", 1, state -> state.setTimeoutTimestamp(Instant.MAX));
            calls.callAt("long", 2, state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(Long.MAX_VALUE)));
            calls.watermark(Duration.ofDays(365_000).toMillis());
            assertThat(calls.timeouts()).isEmpty();
            assertThat(calls.row("max")).isEqualTo("-@" + (Long.MAX_VALUE - 1));
            assertThat(calls.row("long")).isEqualTo("-@" + (Long.MAX_VALUE - 1));
        }
    }

    @Test
    void a25_processing_time_is_that_of_the_batch_in_every_call() throws Exception {
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.NONE)) {
            List<Instant> seen = new ArrayList<>();
            for (long millis : List.of(0L, 1000L, 2000L)) {
                calls.processingTime(millis);
                calls.call("k", state -> {
                    calls.processingTime(millis + 1);
                    seen.add(state.currentProcessingTime());
                });
            }
            assertThat(seen).containsExactly(Instant.EPOCH, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000));
        }
    }

    @Test
    void a_handle_that_was_kept_is_of_no_use_in_the_call_of_another_key() throws Exception {
        AtomicReference<GroupState<Long>> kept = new AtomicReference<>();
        FlatMapGroups<String, String, Long, String> keeping = FlatMapGroups.withoutTimeout(
                "keeping", KeySerializers.string(), StateSerializers.int64(), (key, events, state, out) -> {
                    GroupState<Long> earlier = kept.getAndSet(state);
                    if (earlier != null) {
                        assertThatIllegalStateException()
                                .isThrownBy(() -> earlier.update(1L))
                                .withMessageContaining("only during the call");
                    }
                });
        try (EngineDriver<String> driver = new EngineDriver<>(
                directory,
                (source, sink) -> Stream.from(source)
                        .groupByKey(word -> word)
                        .flatMapGroupsWithState(keeping)
                        .writeTo(sink),
                builder -> builder.keyGroups(1))) {
            driver.step(List.of("a", "b", "c"));
            assertThat(driver.metrics()).isEqualTo("t0 u0 r0 d0");
        }
    }

    @Test
    void a_handle_is_of_no_use_after_its_call() throws Exception {
        List<EngineGroupState<Long>> kept = new ArrayList<>();
        try (ScriptedCalls calls = new ScriptedCalls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", state -> {
                state.update(5L);
                kept.add(state);
            });
            EngineGroupState<Long> state = kept.get(0);
            List<ThrowingCallable> uses = List.of(
                    state::exists,
                    state::get,
                    state::getOption,
                    () -> state.update(6L),
                    state::remove,
                    state::hasTimedOut,
                    state::currentProcessingTime,
                    () -> state.setTimeoutDuration(Duration.ofSeconds(1)));
            for (ThrowingCallable use : uses) {
                assertThatIllegalStateException().isThrownBy(use).withMessageContaining("only during the call");
            }
            assertThat(calls.row("k")).isEqualTo("5");
        }
    }

    private static void assertUnsupported(ThrowingCallable use, String method) {
        assertThatThrownBy(use)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(method);
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static void updateWithNull(EngineGroupState<Long> state) {
        state.update(null);
    }
}
