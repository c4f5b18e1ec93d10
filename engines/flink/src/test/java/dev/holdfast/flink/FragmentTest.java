package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.kit.StreaksOperators;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import dev.holdfast.kit.VisitSerializer;
import dev.holdfast.kit.Visits;
import dev.holdfast.kit.VisitsOperators;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.junit.jupiter.api.Test;

/** What a fragment may be, and what is said of one that it may not be. */
class FragmentTest {

    private static SingleOutputStreamOperator<String> apply(StreamFragment<Visit, String> fragment) {
        return visits().apply(fragment, Types.STRING);
    }

    private static OneStream<Visit> visits() {
        return HoldfastFlink.on(Compared.stream(SharedCluster.job(1, "hashmap"), List.of(Visit.of("ada", "a", 1, 1))));
    }

    @Test
    void the_id_of_the_operator_is_its_uid() {
        assertThat(apply((in, out) -> in.groupByKey(Visit::user)
                                .flatMapGroupsWithState(
                                        VisitsOperators.sessions().named("sessions"))
                                .writeTo(out))
                        .getTransformation()
                        .getUid())
                .isEqualTo("sessions");
    }

    @Test
    void steps_before_the_operator_are_for_the_job() {
        assertThatThrownBy(() -> apply((in, out) -> in.filter(visit -> true)
                        .groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions())
                        .writeTo(out)))
                .hasMessage(
                        "A fragment of a Flink job is one operator on the streams of the job and what is done with each of"
                                + " its results, but this one has steps before its operator, or another source. Do the rest with Flink's"
                                + " own DataStream, before and behind it.");
    }

    @Test
    void two_operators_are_two_fragments() {
        assertThatThrownBy(() -> apply((in, out) -> in.dropDuplicates(VisitFields.page, Duration.ofDays(1))
                        .groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions())
                        .writeTo(out)))
                .hasMessageContaining("this one has steps before its operator");
    }

    @Test
    void results_go_to_the_given_out() {
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions())
                        .writeTo(MemorySink.of("mine"))))
                .hasMessageContaining("does not end in writeTo(out)");
    }

    @Test
    void a_fragment_without_an_operator_is_none() {
        assertThatThrownBy(() -> apply((in, out) -> in.map(Visit::user).writeTo(out)))
                .hasMessageContaining("has no operator with state");
    }

    @Test
    void one_stream_is_not_read_twice() {
        assertThatThrownBy(() -> apply((in, out) -> in.join(in)
                        .on(VisitFields.user, VisitFields.user)
                        .between(Duration.ZERO, Duration.ZERO)
                        .inner((one, two) -> one + "+" + two)
                        .writeTo(out)))
                .hasMessageContaining("reads one stream twice: give it to HoldfastFlink.on(…) twice");
    }

    @Test
    void a_broadcast_is_refused() {
        StateParameter.OfBroadcast<String, String> pages =
                StateParameter.broadcast("pages", KeySerializers.string(), StateSerializers.string());
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .withBroadcast(Stream.from(MemorySource.<Visit>of("allowed pages")))
                        .flatMapGroupsWithState(FlatMapStates.<String, Visit, String>of(
                                        "allowed",
                                        KeySerializers.string(),
                                        List.of(pages),
                                        (key, visits, states, results) -> {})
                                .onBroadcast((Visit visit, BroadcastFn.Changed changed) ->
                                        changed.get(pages).put(visit.page(), visit.page())))
                        .writeTo(out)))
                .hasMessageContaining("reads a broadcast, which there is not in Flink yet");
    }

    @Test
    void sinks_and_sources_of_the_operator_itself_are_refused() {
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions().lateEventsTo(MemorySink.of("late")))
                        .writeTo(out)))
                .hasMessageContaining("Name a side output with lateEventsTo(tag) of HoldfastFlink.on(…) instead");
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(
                                VisitsOperators.sessions().onError(ErrorPolicy.deadLettersTo(MemorySink.of("failed"))))
                        .writeTo(out)))
                .hasMessageContaining("Use ErrorPolicy.skipKey()");
        assertThatThrownBy(() -> apply((in, out) -> in.groupByKey(Visit::user)
                        .flatMapGroupsWithState(VisitsOperators.sessions()
                                .withInitialStateFrom(
                                        MemorySource.<Visit>of("old"),
                                        Visit::user,
                                        visit -> new Visits.Seen(1, visit.at())))
                        .writeTo(out)))
                .hasMessageContaining("Give the state by withInitialState(map)");
    }

    @Test
    void results_that_depend_on_slices_are_refused_if_they_are_not_wanted() {
        assertThatThrownBy(() -> visits().refuseSliceDependent()
                        .apply(
                                (in, out) -> in.groupByKey(Visit::user)
                                        .flatMapGroupsWithState(VisitsOperators.sessions())
                                        .writeTo(out),
                                Types.STRING))
                .hasMessageStartingWith(
                        "The results of operator 'Visits.sessions', a flatMapGroupsWithState, depend on which"
                                + " events come together in a call, and in Flink each event comes by itself.");
        assertThat(visits().refuseSliceDependent()
                        .apply(
                                (in, out) -> in.groupByKey(Visit::user)
                                        .inEventTimeOrder(new VisitSerializer())
                                        .flatMapGroupsWithState(StreaksOperators.operator())
                                        .writeTo(out),
                                Types.STRING))
                .isNotNull();
        assertThat(visits().refuseSliceDependent()
                        .apply(
                                (in, out) -> in.groupBy(VisitFields.user)
                                        .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
                                        .count()
                                        .whenClosed((user, window, count) -> user)
                                        .writeTo(out),
                                Types.STRING))
                .isNotNull();
    }
}
