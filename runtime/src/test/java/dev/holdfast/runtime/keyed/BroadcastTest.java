package dev.holdfast.runtime.keyed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.BroadcastOperator;
import dev.holdfast.operator.BroadcastStates;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.EventTimeFlatMapStates;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.operator.Ttl;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.reader.JsonEntry;
import dev.holdfast.runtime.reader.StateEntry;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.time.ManualClock;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When changes of a broadcast take effect, where it is kept, and what a restart makes of it. */
class BroadcastTest {

    private static final StateParameter.OfBroadcast<String, Long> PRICES =
            StateParameter.broadcast("prices", KeySerializers.string(), StateSerializers.int64());
    private static final StateParameter.OfValue<Long> SUM = StateParameter.value("sum", StateSerializers.int64());

    @TempDir
    Path directory;

    private final MemorySource<String> sales = MemorySource.of("sales");
    private final MemorySource<Price> prices = MemorySource.of("prices");
    private final MemorySink<String> results = MemorySink.of("results");
    private UnaryOperator<EmbeddedEngine.Builder> settings = UnaryOperator.identity();

    /** A new price, or none if it is negative. */
    private record Price(String product, long cents) {}

    private static BroadcastStates<String, String, Price, String> operator() {
        return summing(List.of(PRICES, SUM)).onBroadcast((price, changed) -> {
            if (price.cents() < 0) {
                changed.get(PRICES).remove(price.product());
            } else {
                changed.get(PRICES).put(price.product(), price.cents());
            }
        });
    }

    private static FlatMapStates<String, String, String> summing(List<StateParameter<?>> parameters) {
        return FlatMapStates.of(
                "till",
                KeySerializers.string(),
                parameters,
                (key, events, states, out) -> events.forEachRemaining(sale -> {
                    long sum = states.get(SUM).orElse(0L) + price(states, sale);
                    states.get(SUM).update(sum);
                    out.emit(key + " " + sum);
                }));
    }

    private static long price(StatesFn.States states, String sale) {
        return states.get(PRICES).get(sale).orElse(1L);
    }

    @Test
    void changes_of_a_batch_are_applied_before_its_events_in_their_order() throws InterruptedException {
        try (StreamingQuery query = start(operator())) {
            add(query, "tea");
            prices.add(new Price("tea", 100), new Price("tea", 200));
            add(query, "tea");
            prices.add(new Price("tea", -1));
            add(query, "tea");
        }
        assertThat(results.rows()).containsExactly("tea 1", "tea 201", "tea 202");
    }

    @Test
    void the_first_events_see_all_changes_that_were_there_at_the_start_whatever_the_limits_of_a_batch() {
        for (int i = 0; i < 500; i++) {
            prices.add(new Price("p" + i, i), new Price("tea", i));
        }
        sales.add("tea", "tea", "tea");
        settings = engine -> engine.maxEventsPerBatch(2);
        run(operator());
        assertThat(results.rows()).containsExactly("tea 499", "tea 998", "tea 1497");
    }

    @Test
    void changes_alone_make_a_batch_and_wait_in_the_checkpoint_for_events() {
        prices.add(new Price("tea", 100));
        run(operator());
        assertThat(results.rows()).isEmpty();
        sales.add("tea");
        run(operator());
        assertThat(results.rows()).containsExactly("tea 100");
    }

    @Test
    void it_is_kept_once_and_by_an_operator_of_its_own() throws InterruptedException {
        prices.add(new Price("tea", 100), new Price("mate", 80), new Price("rum", 900), new Price("rum", -1));
        try (StreamingQuery query = start(operator())) {
            add(query, "tea", "mate", "milk");
            StreamingQueryProgress progress = query.lastProgress().orElseThrow();
            assertThat(progress.stateOperators())
                    .extracting(each -> each.operatorId(), each -> each.numRowsTotal())
                    .containsExactlyInAnyOrder(tuple("till.broadcast", 2L), tuple("till", 3L));
        }
        StateView view = StateReader.open(directory).latest();
        assertThat(view.of("till.broadcast", "prices").json().all().map(JsonEntry::toString))
                .containsExactly(
                        "{\"key\":\"ALL\",\"subKey\":\"mate\",\"state\":80,\"keyGroup\":124}",
                        "{\"key\":\"ALL\",\"subKey\":\"tea\",\"state\":100,\"keyGroup\":124}");
        assertThat(view.of(operator(), PRICES).all())
                .extracting(StateEntry::subKeyOrNull, StateEntry::stateOrNull)
                .containsExactly(tuple("mate", 80L), tuple("tea", 100L));
        assertThat(view.of(operator(), SUM).find("tea").orElseThrow().state()).contains(100L);
    }

    @Test
    void a_change_that_cannot_be_applied_ends_the_query_whatever_the_policy_and_leaves_nothing() {
        BroadcastOperator<String, String, Price, String> failing = summing(List.of(PRICES, SUM))
                .onError(ErrorPolicy.skipKey())
                .onBroadcast((Price price, BroadcastFn.Changed changed) -> {
                    changed.get(PRICES).put(price.product(), price.cents());
                    if (price.cents() < 0) {
                        throw new IllegalStateException("no price");
                    }
                });
        prices.add(new Price("tea", 100), new Price("milk", -1));
        sales.add("tea");
        assertThatThrownBy(() -> run(failing))
                .hasMessageContaining(
                        "Operator 'till.broadcast' failed in batch 0: a change could not be applied (leave"
                                + " such changes out before withBroadcast(…), or mend the function): the function of changes"
                                + " threw java.lang.IllegalStateException: no price");
        assertThat(results.rows()).isEmpty();
        run(operator());
        assertThat(results.rows()).containsExactly("tea 100");
    }

    @Test
    void a_value_that_cannot_be_stored_ends_the_query() {
        prices.add(new Price("tea", 100));
        assertThatThrownBy(() -> run(summing(List.of(PRICES, SUM))
                        .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                                changed.get(PRICES).put(price.product(), null))))
                .hasMessageContaining("A value of state 'prices' is null");
    }

    @Test
    void it_neither_holds_the_watermark_back_nor_needs_one() throws InterruptedException {
        StateParameter.OfEventTimers<Bell> bells = StateParameter.eventTimers("bells", Bell.class);
        var ringing = EventTimeFlatMapStates.<String, String, String>of(
                        "till",
                        KeySerializers.string(),
                        List.of(PRICES, bells),
                        (key, events, states, out) -> events.forEachRemaining(
                                sale -> states.get(bells).set(Bell.RING, Instant.ofEpochSecond(10))))
                .onTimer(bells, (key, bell, at, states, out) -> out.emit(key + " " + price(states, "tea")))
                .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                        changed.get(PRICES).put(price.product(), price.cents()));
        Pipeline pipeline = Stream.from(sales)
                .withWatermark(sale -> Instant.ofEpochSecond(Long.parseLong(sale)), Duration.ZERO)
                .groupByKey(sale -> "till")
                .withBroadcast(Stream.from(prices))
                .flatMapGroupsWithState(ringing)
                .writeTo(results);
        try (StreamingQuery query = engine().start(pipeline)) {
            add(query, "5");
            prices.add(new Price("tea", 7));
            query.processAllAvailable();
            add(query, "11");
        }
        assertThat(results.rows()).containsExactly("till 7");
    }

    private enum Bell {
        RING
    }

    @Test
    void events_that_wait_for_their_order_read_what_there_is_when_it_is_their_turn() throws InterruptedException {
        Pipeline pipeline = Stream.from(sales)
                .withWatermark(sale -> Instant.ofEpochSecond(Long.parseLong(sale)), Duration.ofSeconds(10))
                .groupByKey(sale -> "till")
                .inEventTimeOrder(StateSerializers.string())
                .withBroadcast(Stream.from(prices))
                .flatMapGroupsWithState(operator())
                .writeTo(results);
        try (StreamingQuery query = engine().start(pipeline)) {
            add(query, "2", "1");
            prices.add(new Price("1", 10), new Price("2", 200));
            add(query, "50");
        }
        assertThat(results.rows()).containsExactly("till 10", "till 210");
    }

    @Test
    void a_function_may_have_nothing_but_a_broadcast() {
        prices.add(new Price("tea", 100));
        sales.add("tea", "milk");
        run(FlatMapStates.<String, String, String>of(
                        "till",
                        KeySerializers.string(),
                        List.of(PRICES),
                        (key, events, states, out) ->
                                events.forEachRemaining(sale -> out.emit(sale + " " + price(states, sale))))
                .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                        changed.get(PRICES).put(price.product(), price.cents())));
        assertThat(results.rows()).containsExactlyInAnyOrder("tea 100", "milk 1");
        sales.add("tea");
        run(operator());
        assertThat(results.rows()).contains("tea 100");
    }

    @Test
    void an_object_that_is_changed_in_place_changes_for_nobody() {
        StateParameter.OfBroadcast<String, byte[]> codes =
                StateParameter.broadcast("codes", KeySerializers.string(), StateSerializers.bytes());
        prices.add(new Price("tea", 100));
        sales.add("tea", "milk", "rum");
        run(FlatMapStates.<String, String, String>of(
                        "till", KeySerializers.string(), List.of(codes), (key, events, states, out) -> {
                            byte[] code = states.get(codes).get("tea").orElseThrow();
                            out.emit(key + " " + code[0]);
                            code[0] = 1;
                            out.emit(key + " " + states.get(codes).get("tea").orElseThrow()[0]);
                        })
                .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                        changed.get(codes).put(price.product(), new byte[] {7})));
        assertThat(results.rows()).hasSize(6).allMatch(row -> row.endsWith(" 7"));
    }

    @Test
    void values_evolve_as_other_states_do() {
        StateParameter.OfBroadcast<String, Integer> before =
                StateParameter.broadcast("prices", KeySerializers.string(), StateSerializers.int32());
        prices.add(new Price("tea", 100), new Price("milk", 50));
        run(FlatMapStates.<String, String, String>of(
                        "till", KeySerializers.string(), List.of(before, SUM), (key, events, states, out) -> {})
                .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                        changed.get(before).put(price.product(), (int) price.cents())));
        prices.add(new Price("milk", 60));
        sales.add("tea", "milk");
        run(operator());
        assertThat(results.rows()).containsExactlyInAnyOrder("tea 100", "milk 60");
    }

    @Test
    void keys_of_another_type_are_refused() {
        StateParameter.OfBroadcast<Integer, Long> other =
                StateParameter.broadcast("prices", KeySerializers.int32(), StateSerializers.int64());
        prices.add(new Price("tea", 100));
        run(operator());
        assertThatThrownBy(() -> run(summing(List.of(other, SUM))
                        .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                                changed.get(other).clear())))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("The sub-key of state 'till.broadcast/prices' is not that of the checkpoint");
    }

    @Test
    void a_broadcast_that_is_gone_is_refused_until_it_is_dropped() {
        prices.add(new Price("tea", 100));
        sales.add("tea");
        run(operator());
        Pipeline without = Pipeline.of(
                Stream.from(sales)
                        .groupByKey(sale -> sale)
                        .flatMapGroupsWithState(FlatMapStates.<String, String, String>of(
                                "till",
                                KeySerializers.string(),
                                List.of(SUM),
                                (key, events, states, out) ->
                                        out.emit("still " + states.get(SUM).orElse(0L))))
                        .writeTo(results),
                Stream.from(prices).map(Price::product).writeTo(MemorySink.of("products")));
        assertThatThrownBy(() -> run(without))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("The checkpoint holds state of operator 'till.broadcast'")
                .hasMessageContaining("dropStateOf(\"till.broadcast\")");
        sales.add("tea");
        settings = engine -> engine.dropStateOf("till.broadcast");
        run(without);
        assertThat(results.rows()).containsExactly("tea 100", "still 100");
    }

    @Test
    void one_of_several_that_is_gone_is_refused_until_it_is_dropped_and_one_that_is_new_starts_empty() {
        StateParameter.OfBroadcast<String, Long> old =
                StateParameter.broadcast("discounts", KeySerializers.string(), StateSerializers.int64());
        prices.add(new Price("tea", 100));
        run(summing(List.of(old, SUM))
                .onBroadcast((Price price, BroadcastFn.Changed changed) ->
                        changed.get(old).put(price.product(), price.cents())));
        sales.add("tea");
        assertThatThrownBy(() -> run(operator()))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("The checkpoint holds state 'till.broadcast/discounts'");
        settings = engine -> engine.dropStateOf("till.broadcast/discounts");
        run(operator());
        assertThat(results.rows()).containsExactly("tea 1");
    }

    @Test
    void a_broadcast_that_is_added_later_starts_with_what_its_source_has() {
        Pipeline without = Pipeline.of(
                Stream.from(sales)
                        .groupByKey(sale -> sale)
                        .flatMapGroupsWithState(FlatMapStates.<String, String, String>of(
                                "till",
                                KeySerializers.string(),
                                List.of(SUM),
                                (key, events, states, out) -> states.get(SUM).update(5L)))
                        .writeTo(results),
                Stream.from(prices).map(Price::product).writeTo(MemorySink.of("products")));
        sales.add("tea");
        run(without);
        prices.add(new Price("tea", 100));
        sales.add("tea");
        run(operator());
        assertThat(results.rows()).containsExactly("tea 105");
    }

    @Test
    void an_operator_with_another_id_has_a_broadcast_of_its_own() {
        assertThat(operator().named("shop").broadcast().id()).isEqualTo("shop.broadcast");
        assertThat(operator().named("shop").declaration().id()).isEqualTo("shop");
    }

    @Test
    void wiring_by_hand_that_forgets_one_of_the_two_sides_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summing(List.of(PRICES, SUM)).declaration())
                .withMessage(
                        "Operator 'till' reads broadcast 'prices', but nothing changes it: say what applies a change"
                                + " with onBroadcast(…).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> summing(List.of(SUM)).onBroadcast((Price price, BroadcastFn.Changed changed) -> {}))
                .withMessageContaining("Operator 'till' reads no broadcast, so there is nothing to change");
    }

    @Test
    void a_time_to_live_in_event_time_works_beside_it() {
        assertThat(EventTimeFlatMapStates.<String, String, String>of(
                                "till",
                                KeySerializers.string(),
                                List.of(PRICES, SUM.withTtl(Ttl.ofEventTime(Duration.ofDays(1)))),
                                (key, events, states, out) -> {})
                        .onBroadcast((Price price, BroadcastFn.Changed changed) -> {})
                        .lateEventsTo(MemorySink.of("late"))
                        .declaration()
                        .lateEventSink())
                .isNotNull();
    }

    private EmbeddedEngine.Builder engine() {
        return settings.apply(EmbeddedEngine.builder()
                .checkpoint(directory)
                .clock(new ManualClock(Instant.ofEpochSecond(1_000_000))));
    }

    private StreamingQuery start(BroadcastOperator<String, String, Price, String> operator) {
        return engine().start(pipeline(operator));
    }

    private Pipeline pipeline(BroadcastOperator<String, String, Price, String> operator) {
        return Stream.from(sales)
                .withProcessingTime()
                .groupByKey(sale -> sale)
                .withBroadcast(Stream.from(prices))
                .flatMapGroupsWithState(operator)
                .writeTo(results);
    }

    private void run(BroadcastOperator<String, String, Price, String> operator) {
        run(pipeline(operator));
    }

    private void run(Pipeline pipeline) {
        try (StreamingQuery query = engine().start(pipeline)) {
            query.processAllAvailable();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(StreamingQuery query, String... events) throws InterruptedException {
        sales.add(events);
        query.processAllAvailable();
    }
}
