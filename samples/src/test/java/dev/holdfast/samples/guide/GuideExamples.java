package dev.holdfast.samples.guide;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.io.JsonLines;
import dev.holdfast.runtime.io.Rate;
import dev.holdfast.runtime.io.RateEvent;
import dev.holdfast.runtime.reader.JsonState;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.runtime.reader.TypedState;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Pipelines and engines of the guide. */
final class GuideExamples {

    private GuideExamples() {}

    static Pipeline orders(Path directory, Path output) {
        return Stream.from(JsonLines.source(directory, Order.class))
                .filter(order -> order.cents() > 0)
                .withWatermark(Order::at, Duration.ofMinutes(10))
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1))))
                .writeTo(JsonLines.sink(output, Basket.class));
    }

    static Pipeline settings(Stream<Order> orders, Path output, Path late) {
        return orders.withWatermark(Order::at, Duration.ofMinutes(10))
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1)))
                        .named("baskets-of-an-hour")
                        .withInitialState(Map.of(new Account(Country.AT, "ada"), Contents.EMPTY))
                        .lateEventsTo(JsonLines.sink(late).named("late")))
                .writeTo(JsonLines.sink(output, Basket.class));
    }

    static Pipeline policy(Stream<Order> orders, Path output, Path failed) {
        return orders.withWatermark(Order::at, Duration.ofMinutes(10))
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1)))
                        .onError(
                                ErrorPolicy.deadLettersTo(JsonLines.sink(failed).named("failed-baskets"))))
                .writeTo(JsonLines.sink(output, Basket.class));
    }

    static Pipeline idle(Path shop, Path phone, Path output) {
        return twoShops(shop, phone)
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1))))
                .writeTo(JsonLines.sink(output, Basket.class));
    }

    private static EventTimeStream<Order> twoShops(Path shop, Path phone) {
        Stream<Order> online = Stream.from(JsonLines.source(shop, Order.class));
        Stream<Order> byPhone = Stream.from(JsonLines.source(phone, Order.class));
        return online.withWatermark(Order::at, Duration.ofMinutes(10))
                .union(byPhone.withWatermark(Order::at, Duration.ofHours(1)).withIdleness(Duration.ofMinutes(30)));
    }

    static Pipeline sorted(Stream<Order> orders, Sink<Basket> baskets) {
        return inOrder(orders)
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1))))
                .writeTo(baskets);
    }

    static EventTimeStream<Order> inOrder(Stream<Order> orders) {
        return orders.withWatermark(Order::at, Duration.ofMinutes(10))
                .groupByKey(Order::customer)
                .flatMapGroupsWithState(SortingOperators.inOrder())
                .withResultTime(Order::at, Duration.ZERO);
    }

    static EventTimeStream<Order> withHeartbeat(Stream<Order> orders) {
        return withHeartbeat(orders, Stream.from(Rate.source("heartbeat", 1)));
    }

    static EventTimeStream<Order> withHeartbeat(Stream<Order> orders, Stream<RateEvent> ticks) {
        EventTimeStream<Order> heartbeat = ticks.withWatermark(RateEvent::timestamp, Duration.ofMinutes(10))
                .flatMap(tick -> List.<Order>of());
        return orders.withWatermark(Order::at, Duration.ofMinutes(10))
                .withIdleness(Duration.ofMinutes(5))
                .union(heartbeat);
    }

    static Stream<ShopEvent> united(Stream<ShopEvent.Visit> visits, Stream<ShopEvent.Purchase> purchases) {
        Stream<ShopEvent> events = Stream.unionOf(visits, purchases);
        return events.filter(event -> !event.customer().isEmpty());
    }

    static void untilStopped(Pipeline pipeline) throws InterruptedException {
        StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .start(pipeline);
        query.stopOnShutdown().awaitTermination();
    }

    static void run(Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .trigger(Trigger.processingTime(Duration.ofSeconds(10)))
                .start(pipeline)) {
            query.awaitTermination();
        } catch (StreamingQueryException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void runToTheEnd(Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .trigger(Trigger.availableNow().thenCloseEventTime())
                .start(pipeline)) {
            query.awaitTermination();
        }
    }

    static void onDisk(Pipeline pipeline) throws InterruptedException {
        RocksDbOptions options =
                RocksDbOptions.defaults().withMemoryBytes(1L << 30).withDirectory(Path.of("/var/lib/baskets/rocksdb"));
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .stateStore(StateStores.rocksDb(options))
                .start(pipeline)) {
            query.awaitTermination();
        }
    }

    static void read() {
        StateReader reader = StateReader.open(Path.of("checkpoints/baskets"));
        StateView latest = reader.latest();
        TypedState<Account, Contents> baskets = latest.of(BasketsOperators.collect(new Baskets(Duration.ofHours(1))));
        baskets.find(new Account(Country.AT, "ada")).ifPresent(System.out::println);
        baskets.startingWith(AccountSerializer.prefix(Country.AT)).forEach(System.out::println);
        baskets.timeouts().limit(10).forEach(System.out::println);
        JsonState json = latest.of("Baskets.collect").json();
        json.all().forEach(System.out::println);
        json.find("{\"country\":\"AT\",\"customer\":\"ada\"}").ifPresent(System.out::println);
        latest.of("Baskets.collect").keyGroups().forEach(System.out::println);
        latest.of("visits", "hours").json().rowsOf("\"ann\"").forEach(System.out::println);
    }

    static void tuned(Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(Path.of("checkpoints/baskets"))
                .workers(4)
                .maxEventsPerBatch(50_000)
                .durability(Durability.RELAXED)
                .start(pipeline)) {
            query.awaitTermination();
        }
    }
}
