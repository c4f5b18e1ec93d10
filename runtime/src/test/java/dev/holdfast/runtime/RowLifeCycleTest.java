package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.ScriptedCalls.Body;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a stored row: the cases of group B1, with the figures of the progress. */
class RowLifeCycleTest {

    @TempDir
    Path directory;

    /** What the tests of the other store replace. */
    ScriptedCalls calls(Path checkpoint, TimeoutMode mode) {
        return new ScriptedCalls(checkpoint, mode);
    }

    @ParameterizedTest
    @EnumSource(TimeoutMode.class)
    void b02_b03_updates_are_stored_and_removals_leave_nothing(TimeoutMode mode) throws Exception {
        try (ScriptedCalls calls = calls(directory, mode)) {
            calls.call("k", state -> state.update(5L));
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("5 t1 u1 r0");
            calls.call("k", state -> {});
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("5 t1 u0 r0");
            calls.call("k", state -> state.remove());
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("none t0 u0 r1");
            calls.call("never", state -> state.remove());
            assertThat(calls.row("never") + " " + calls.metrics()).isEqualTo("none t0 u0 r1");
            calls.call("never", state -> {});
            assertThat(calls.row("never") + " " + calls.metrics()).isEqualTo("none t0 u0 r0");
        }
    }

    @Test
    void the_last_of_update_and_remove_decides() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.NONE)) {
            calls.call("k", state -> {
                state.update(5L);
                state.remove();
            });
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("none t0 u0 r1");
            calls.call("k", state -> {
                state.remove();
                state.update(6L);
            });
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("6 t1 u1 r0");
        }
    }

    @Test
    void b05_a_call_that_sets_no_timeout_clears_the_one_before() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("updated", updateWithTimeout(5, 1000));
            calls.call("updated", state -> state.update(6L));
            assertThat(calls.row("updated") + " " + calls.metrics()).isEqualTo("6 t1 u1 r0");
            calls.call("untouched", updateWithTimeout(5, 1000));
            calls.call("untouched", state -> {});
            assertThat(calls.row("untouched") + " " + calls.metrics()).isEqualTo("5 t2 u1 r0");
            assertThat(calls.timeoutsAt(5000)).isEmpty();
        }
    }

    @Test
    void a_call_that_sets_the_same_timeout_again_writes_nothing() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", updateWithTimeout(5, 1000));
            calls.call("k", state -> state.setTimeoutDuration(Duration.ofSeconds(1)));
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("5@1000 t1 u0 r0");
        }
    }

    @Test
    void b07_b10_a_timeout_needs_no_state() throws Exception {
        try (ScriptedCalls calls = calls(directory.resolve("processing"), TimeoutMode.PROCESSING_TIME)) {
            calls.processingTime(1000);
            calls.call("k", state -> state.setTimeoutDuration(Duration.ofSeconds(5)));
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("-@6000 t1 u1 r0");
        }
        try (ScriptedCalls calls = calls(directory.resolve("event"), TimeoutMode.EVENT_TIME)) {
            calls.callAt("k", 1000, state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(10_000)));
            assertThat(calls.row("k")).isEqualTo("-@10000");
        }
    }

    @Test
    void b11_remove_with_a_timeout_fires_later_without_state_and_then_leaves_no_row() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", state -> state.update(5L));
            calls.call("k", state -> {
                state.remove();
                state.setTimeoutDuration(Duration.ofSeconds(1));
            });
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("-@1000 t1 u1 r0");
            calls.restart();
            calls.onTimeout(state -> {
                assertThat(state.exists()).isFalse();
                assertThat(state.hasTimedOut()).isTrue();
            });
            assertThat(calls.timeoutsAt(1001)).containsExactly("k");
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("none t0 u0 r1");
            assertThat(calls.timeoutsAt(9000)).isEmpty();
        }
    }

    @Test
    void b12_a_timeout_that_is_due_exactly_now_does_not_fire() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", updateWithTimeout(5, 1000));
            assertThat(calls.timeoutsAt(1000)).isEmpty();
            assertThat(calls.row("k")).isEqualTo("5@1000");
            assertThat(calls.timeoutsAt(1001)).containsExactly("k");
        }
    }

    @Test
    void b13_a_timeout_call_that_does_nothing_keeps_the_state_and_never_fires_again() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", updateWithTimeout(5, 1000));
            assertThat(calls.timeoutsAt(1001)).containsExactly("k");
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("5 t1 u1 r0");
            calls.restart();
            assertThat(calls.timeoutsAt(100_000)).isEmpty();
        }
    }

    @Test
    void b14_a_timeout_call_may_update_or_remove() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", updateWithTimeout(5, 1000));
            calls.onTimeout(state -> state.update(state.get() + 1));
            assertThat(calls.timeoutsAt(1001)).containsExactly("k");
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("6 t1 u1 r0");
            calls.call("k", updateWithTimeout(7, 1000));
            calls.onTimeout(state -> state.remove());
            assertThat(calls.timeoutsAt(3000)).containsExactly("k");
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("none t0 u0 r1");
        }
    }

    @Test
    void b15_a_timeout_call_may_set_the_next_timeout() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("k", updateWithTimeout(5, 999));
            calls.onTimeout(state -> state.setTimeoutDuration(Duration.ofSeconds(2)));
            assertThat(calls.timeoutsAt(1000)).containsExactly("k");
            assertThat(calls.row("k") + " " + calls.metrics()).isEqualTo("5@3000 t1 u1 r0");
            assertThat(calls.timeoutsAt(3000)).isEmpty();
            assertThat(calls.timeoutsAt(3001)).containsExactly("k");
        }
    }

    @Test
    void a_key_with_an_event_does_not_time_out_in_that_batch() throws Exception {
        try (ScriptedCalls calls = calls(directory, TimeoutMode.PROCESSING_TIME)) {
            calls.call("busy", updateWithTimeout(1, 1000));
            calls.call("idle", updateWithTimeout(1, 1000));
            calls.callAfterRestart(5000, "busy", state -> {
                assertThat(state.hasTimedOut()).isFalse();
                state.update(state.get() + 1);
            });
            assertThat(calls.timeouts()).containsExactly("idle");
            assertThat(calls.row("busy")).isEqualTo("2");
        }
    }

    @Test
    void an_object_changed_in_place_is_stored_only_by_update() throws Exception {
        try (CounterCalls calls = new CounterCalls(directory)) {
            assertThat(calls.call(state -> state.update(new CounterCalls.Counter(5))))
                    .isEqualTo(5);
            assertThat(calls.call(state -> {
                        state.get().count = 77;
                        state.setTimeoutDuration(Duration.ofMinutes(1));
                    }))
                    .isEqualTo(5);
            assertThat(calls.call(state -> state.get().count = 78)).isEqualTo(5);
            assertThat(calls.call(state -> {
                        state.get().count = 6;
                        state.update(state.get());
                    }))
                    .isEqualTo(6);
        }
    }

    private static Body updateWithTimeout(long value, long millis) {
        return state -> {
            state.update(value);
            state.setTimeoutDuration(Duration.ofMillis(millis));
        };
    }
}
