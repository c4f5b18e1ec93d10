package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.operator.EngineGroupState;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.state.EventTimeGroupState;
import dev.holdfast.testkit.OperatorCall;
import dev.holdfast.testkit.OperatorTester;
import dev.holdfast.testkit.conformance.Calls.Body;
import dev.holdfast.testkit.conformance.Calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Group A: one call, without an engine. */
final class GroupStateRows {

    private static final String TEXT = "Timeouts take a Duration or an Instant, never text (design section 11, 9).";
    private static final Instant BATCH_TIME = Instant.ofEpochMilli(1000);

    private GroupStateRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>(values());
        rows.addAll(timeouts());
        rows.addAll(times());
        return rows;
    }

    private static List<Row> values() {
        return List.of(
                Row.same("A04", "remove twice, then update", () -> {
                    OperatorCall<Long, String> call = call(tester(Calls.none()).given("k", 2L), state -> {
                        state.remove();
                        state.remove();
                        state.update(4L);
                    });
                    assertThat(call).hasState(4L).isUpdated().isNotRemoved();
                }),
                Row.same(
                        "A05",
                        "update(null)",
                        () -> assertThatIllegalArgumentException()
                                .isThrownBy(() -> call(tester(Calls.none()), GroupStateRows::updateWithNull))
                                .withMessageStartingWith("'null' is not a valid state value")),
                Row.same("A26", "a primitive state has no default", () -> {
                    call(tester(Calls.none()), state -> {
                        assertThatThrownBy(state::get).isInstanceOf(NoSuchElementException.class);
                        state.update(10L);
                        assertThat(state.get()).isEqualTo(10L);
                        state.update(0L);
                        assertThat(state.get()).isZero();
                        state.remove();
                        assertThatThrownBy(state::get).isInstanceOf(NoSuchElementException.class);
                    });
                }));
    }

    private static List<Row> timeouts() {
        return List.of(
                Row.nearest(
                        "A06",
                        "timeout setters without timeout mode",
                        "GroupState has no such methods; what the engine hands out refuses them. " + TEXT,
                        () -> {
                            for (boolean exists : new boolean[] {false, true}) {
                                OperatorTester<String, Call, Long, String> tester = tester(Calls.none());
                                call(exists ? tester.given("k", 1L) : tester, state -> {
                                    assertUnsupported(() -> state.setTimeoutDuration(Duration.ofSeconds(1)));
                                    assertUnsupported(() -> state.setTimeoutTimestamp(Instant.ofEpochMilli(5000)));
                                });
                            }
                        }),
                Row.nearest(
                        "A08",
                        "a duration of one second as text",
                        TEXT,
                        () -> assertTimeout(2000, state -> state.setTimeoutDuration(Duration.ofSeconds(1)))),
                Row.same(
                        "A09",
                        "a duration without state",
                        () -> assertTimeout(1500, state -> state.setTimeoutDuration(Duration.ofMillis(500)))),
                Row.same(
                        "A10",
                        "update keeps the timeout",
                        () -> assertTimeout(1500, state -> {
                            state.setTimeoutDuration(Duration.ofMillis(500));
                            state.update(5L);
                        })),
                Row.same("A11", "the last duration counts", () -> {
                    assertTimeout(2000, state -> state.setTimeoutDuration(Duration.ofSeconds(1)));
                    assertTimeout(3000, state -> {
                        state.setTimeoutDuration(Duration.ofSeconds(1));
                        state.setTimeoutDuration(Duration.ofSeconds(2));
                    });
                }),
                Row.same("A12", "remove keeps the timeout", () -> {
                    assertTimeout(3000, state -> {
                        state.setTimeoutDuration(Duration.ofSeconds(2));
                        state.remove();
                    });
                    assertTimeout(1500, state -> {
                        state.setTimeoutDuration(Duration.ofSeconds(2));
                        state.remove();
                        state.setTimeoutDuration(Duration.ofMillis(500));
                    });
                }),
                Row.same(
                        "A13",
                        "a timestamp in processing time",
                        () -> assertTimeout(1500, state -> {
                            state.setTimeoutDuration(Duration.ofMillis(500));
                            assertUnsupported(() -> state.setTimeoutTimestamp(Instant.ofEpochMilli(5000)));
                        })),
                Row.same("A15", "remove keeps the timestamp", () -> {
                    assertTimestamp(20_000, state -> {
                        state.setTimeoutTimestamp(Instant.ofEpochMilli(20_000));
                        state.remove();
                    });
                    assertTimestamp(5000, state -> {
                        state.setTimeoutTimestamp(Instant.ofEpochMilli(20_000));
                        state.remove();
                        state.setTimeoutTimestamp(Instant.ofEpochMilli(5000));
                    });
                }),
                Row.same(
                        "A16",
                        "a duration in event time",
                        () -> assertTimestamp(5000, state -> {
                            state.setTimeoutTimestamp(Instant.ofEpochMilli(5000));
                            assertUnsupported(() -> state.setTimeoutDuration(Duration.ofMillis(500)));
                        })),
                Row.deviates(
                        "A18",
                        "timestamps before the watermark; those as text do not exist",
                        "One that is not later than the watermark is due in the next batch; in a timeout call it must be later"
                                + " than the one that fired (design section 11, 13).",
                        () -> {
                            OperatorTester<String, Call, Long, String> tester =
                                    tester(Calls.eventTime()).watermark(Instant.ofEpochMilli(1000));
                            for (long millis : new long[] {-10_000, 0, 999}) {
                                Instant past = Instant.ofEpochMilli(millis);
                                assertThat(call(tester, state -> state.setTimeoutTimestamp(past)))
                                        .hasTimeout(past);
                            }
                            assertThat(call(tester, state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(1000))))
                                    .hasTimeout(Instant.ofEpochMilli(999));
                            assertThat(call(tester, state -> state.setTimeoutTimestamp(Instant.ofEpochMilli(1001))))
                                    .hasTimeout(Instant.ofEpochMilli(1001));
                        }),
                Row.same(
                        "A22",
                        "a timeout call without timeout mode",
                        () -> assertUnsupported(() -> tester(Calls.none()).timeout("k"))));
    }

    private static List<Row> times() {
        return List.of(
                Row.deviates(
                        "A21",
                        "times before 1970",
                        "The watermark may lie before 1970 (design section 11, 16); the processing time may not.",
                        () -> {
                            Instant before = Instant.ofEpochMilli(-1000);
                            call(
                                    tester(Calls.eventTime()).watermark(before),
                                    state ->
                                            assertThat(state.currentWatermark()).isEqualTo(before));
                            assertThatIllegalArgumentException()
                                    .isThrownBy(() -> tester(Calls.none()).at(Instant.ofEpochMilli(-100)));
                        }),
                Row.nearest(
                        "A24",
                        "the current watermark",
                        "Only EventTimeGroupState has one, and its stream always has a watermark; there are no static queries."
                                + " None yet is NO_WATERMARK, which is before all times, not 1970 (design section 11, 16).",
                        () -> {
                            List<Instant> seen = new ArrayList<>();
                            OperatorTester<String, Call, Long, String> tester = tester(Calls.eventTime());
                            call(tester, state -> seen.add(state.currentWatermark()));
                            for (long millis : new long[] {0, 1000, 2000}) {
                                call(
                                        tester.watermark(Instant.ofEpochMilli(millis)),
                                        state -> seen.add(state.currentWatermark()));
                            }
                            assertThat(seen.remove(0)).isEqualTo(EventTimeGroupState.NO_WATERMARK);
                            assertThat(seen).extracting(Instant::toEpochMilli).containsExactly(0L, 1000L, 2000L);
                            call(tester(Calls.none()), state -> assertUnsupported(state::currentWatermark));
                        }),
                Row.same("A25", "the current processing time; there are no static queries", () -> {
                    for (long millis : new long[] {0, 1000, 2000}) {
                        call(
                                tester(Calls.none()).at(Instant.ofEpochMilli(millis)),
                                state -> assertThat(state.currentProcessingTime())
                                        .isEqualTo(Instant.ofEpochMilli(millis)));
                    }
                }));
    }

    private static OperatorTester<String, Call, Long, String> tester(
            StatefulOperator<String, Call, Long, String> operator) {
        return OperatorTester.of(operator).at(BATCH_TIME);
    }

    private static OperatorCall<Long, String> call(OperatorTester<String, Call, Long, String> tester, Body body) {
        return tester.call("k", Call.of("k", body));
    }

    private static void assertTimeout(long millis, Body body) {
        assertThat(call(tester(Calls.processingTime()), body)).hasTimeout(Instant.ofEpochMilli(millis));
    }

    private static void assertTimestamp(long millis, Body body) {
        assertThat(call(tester(Calls.eventTime()), body)).hasTimeout(Instant.ofEpochMilli(millis));
    }

    private static void assertUnsupported(ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOf(UnsupportedOperationException.class);
    }

    @SuppressWarnings("NullAway") // what users' code may do that is not null-marked
    private static void updateWithNull(EngineGroupState<Long> state) {
        state.update(null);
    }
}
