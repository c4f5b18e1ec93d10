package dev.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.kit.StreaksOperators;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitSerializer;
import dev.holdfast.kit.VisitsOperators;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ValueState;
import java.time.Duration;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

/** What a fragment may be in Spark, and what is said of one that it may not be. */
class FragmentTest {

    private static final StreamFragment<Visit, String> SESSIONS = (in, out) -> in.groupByKey(Visit::user)
            .flatMapGroupsWithState(VisitsOperators.sessions())
            .writeTo(out);

    private static OneStream<Visit> visits() {
        return HoldfastSpark.on(RunningQuery.source().toDS()).withWatermark(Visit::at, Duration.ZERO);
    }

    private static Dataset<String> apply(StreamFragment<Visit, String> fragment) {
        return visits().apply(fragment, Encoders.STRING());
    }

    /** Deadlines in both times. */
    static final class Mixed {

        private Mixed() {}

        enum Alarm {
            ONLY
        }

        @UpdateFunction
        static void watch(
                String user,
                Iterator<Visit> visits,
                @TimeToLive("PT20S") ValueState<String> lastPage,
                EventTimers<Alarm> alarms,
                Emitter<String> results) {}

        @OnTimer("watch")
        static void alarm(String user, Alarm alarm, Emitter<String> results) {}
    }

    @Test
    void steps_before_the_operator_are_for_the_query() {
        assertThatThrownBy(() -> apply((in, out) -> in.filter(visit -> true)
                        .groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions())
                        .writeTo(out)))
                .hasMessage(
                        "A fragment of a Spark query is one operator on the streams of the job and what is done with each"
                                + " of its results, but this one has steps before its operator, or another source. Do the rest with"
                                + " Spark's own Dataset, before and behind it.");
    }

    @Test
    void sinks_of_the_operator_itself_are_refused() {
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions().lateEventsTo(MemorySink.of("late")))
                        .writeTo(out)))
                .hasMessageContaining("Spark has no side outputs: late events are counted, as numLateEvents.");
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(
                                VisitsOperators.sessions().onError(ErrorPolicy.deadLettersTo(MemorySink.of("failed"))))
                        .writeTo(out)))
                .hasMessageContaining("Use ErrorPolicy.skipKey()");
    }

    @Test
    void event_time_has_to_be_said() {
        assertThatThrownBy(() -> HoldfastSpark.on(RunningQuery.source().toDS()).apply(SESSIONS, Encoders.STRING()))
                .hasMessageContaining("needs event time, and nothing says what it is. Add withWatermark(…)");
    }

    @Test
    void deadlines_in_both_times_are_refused() {
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(FragmentTest_MixedOperators.watch())
                        .writeTo(out)))
                .hasMessageContaining("has deadlines in event time and by the clock");
    }

    @Test
    void results_that_depend_on_slices_are_refused_if_they_are_not_wanted() {
        assertThatThrownBy(() -> visits().refuseSliceDependent().apply(SESSIONS, Encoders.STRING()))
                .hasMessageContaining("depend on which events come together in a call, and in Spark a call gets what a"
                        + " micro-batch happens to hold.");
        assertThat(visits().refuseSliceDependent()
                        .apply(
                                (in, out) -> in.groupByKey(Visit::user)
                                        .inEventTimeOrder(new VisitSerializer())
                                        .flatMapGroupsWithState(StreaksOperators.operator())
                                        .writeTo(out),
                                Encoders.STRING())
                        .isStreaming())
                .isTrue();
    }
}
