package dev.holdfast.samples.guide;

import static dev.holdfast.samples.guide.BasketsTest.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.runtime.io.RateEvent;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide promises of its recipes. */
class RecipesTest {

    private static final int DAY = 24 * 3600;
    private static final String NOBODY = "nobody";

    @TempDir
    Path directory;

    private final MemorySource<Order> input = MemorySource.of("orders");

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void sorted_orders_are_in_order_and_complete_whatever_the_size_of_a_batch(int batchSize) throws Exception {
        List<Order> orders = upToTenMinutesLate();
        MemorySink<Order> output = MemorySink.of("sorted");

        runToTheEnd(batchSize, orders, GuideExamples.inOrder(Stream.from(input)).writeTo(output));

        for (String customer : List.of("ada", "grace", "kay")) {
            assertThat(ofCustomer(output.rows(), customer))
                    .isEqualTo(ofCustomer(orders, customer).stream()
                            .sorted(Comparator.comparing(Order::at))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void what_stands_behind_the_sorting_gets_all_orders_in_order(int batchSize) throws Exception {
        List<Order> orders = upToTenMinutesLate();
        MemorySink<Basket> output = MemorySink.of("baskets");

        runToTheEnd(batchSize, orders, GuideExamples.sorted(Stream.from(input), output));

        assertThat(output.rows())
                .allSatisfy(basket -> assertThat(basket.articles()).isSorted());
        assertThat(output.rows().stream()
                        .filter(basket -> !basket.customer().equals(NOBODY))
                        .mapToInt(basket -> basket.articles().size())
                        .sum())
                .isEqualTo(orders.size());
    }

    @Test
    void a_heartbeat_closes_baskets_while_no_orders_come() {
        TestSource<Order> orders = TestSource.of("orders");
        TestSource<RateEvent> ticks = TestSource.of("heartbeat");
        TestSink<Basket> baskets = TestSink.of("baskets");
        Pipeline pipeline = GuideExamples.withHeartbeat(Stream.from(orders), Stream.from(ticks))
                .groupByKey(order -> new Account(order.country(), order.customer()))
                .flatMapGroupsWithState(BasketsOperators.collect(new Baskets(Duration.ofHours(1))))
                .writeTo(baskets);
        try (PipelineTester tester = PipelineTester.of(pipeline).at(NOON)) {
            tester.feed(orders, order("ada", 0));
            tester.feed(ticks, new RateEvent(NOON, 0));
            tester.advance(Duration.ofMinutes(71));
            assertThat(tester.feed(ticks, new RateEvent(at(71 * 60), 1)))
                    .emittedTo(baskets, new Basket("ada", List.of("10000000"), 1));
        }
    }

    /** Orders of nobody move the watermark on: once for each operator. */
    private void runToTheEnd(int batchSize, List<Order> orders, Pipeline pipeline) throws InterruptedException {
        input.addAll(orders);
        for (int days = 10; days < 13; days++) {
            input.add(order(NOBODY, days * DAY));
            run(batchSize, pipeline);
        }
    }

    private void run(int batchSize, Pipeline pipeline) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(directory)
                .maxEventsPerBatch(batchSize)
                .trigger(Trigger.availableNow())
                .start(pipeline)) {
            query.awaitTermination();
        }
    }

    /** Two days of orders; what came before one of them is at most ten minutes later. */
    private static List<Order> upToTenMinutesLate() {
        Random random = new Random(16);
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            seconds.add(random.nextInt(2 * DAY));
        }
        List<Integer> arrivals =
                seconds.stream().map(second -> second + random.nextInt(600)).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt(arrivals::get));
        List<String> customers = List.of("ada", "grace", "kay");
        return order.stream()
                .map(i -> order(customers.get(seconds.get(i) % 3), seconds.get(i)))
                .toList();
    }

    /** The article is the time, in text that sorts like it. */
    private static Order order(String customer, int seconds) {
        return new Order(Country.AT, customer, String.valueOf(10_000_000 + seconds), 1, at(seconds));
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static List<Order> ofCustomer(List<Order> orders, String customer) {
        return orders.stream()
                .filter(order -> order.customer().equals(customer))
                .toList();
    }
}
