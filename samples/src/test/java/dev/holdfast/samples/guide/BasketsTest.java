package dev.holdfast.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.testkit.Mistake;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.Step;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketsTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Account ADA = new Account(Country.AT, "ada");

    final TestSource<Order> orders = TestSource.of("orders");
    final TestSink<Basket> baskets = TestSink.of("baskets");
    final TestSink<Order> late = TestSink.of("late");
    final Pipeline pipeline = Stream.from(orders)
            .withWatermark(Order::at, Duration.ofMinutes(10))
            .groupByKey(order -> new Account(order.country(), order.customer()))
            .flatMapGroupsWithState(
                    BasketsOperators.collect(new Baskets(Duration.ofHours(1))).lateEventsTo(late))
            .writeTo(baskets);

    @Test
    void a_basket_is_complete_an_hour_behind_its_last_order() {
        try (PipelineTester tester = PipelineTester.of(pipeline).lookingFor(Mistake.NOT_DETERMINISTIC)) {
            tester.feed(orders, order("ada", "pen", NOON), order("ada", "ink", NOON.plusSeconds(60)));
            assertThat(tester.advanceWatermark(NOON.plusSeconds(3660))).emittedNothing();

            Step step = tester.feed(orders, order("grace", "book", NOON.plusSeconds(4261)));
            assertThat(step)
                    .emittedTo(baskets, new Basket("ada", List.of("pen", "ink"), 200))
                    .hasWatermark(NOON.plusSeconds(3661));
            assertThat(step.operator(BasketsOperators.collect(new Baskets(Duration.ofHours(1)))))
                    .hasNoState(ADA)
                    .hasRowsTotal(1);
        }
    }

    @Test
    void an_order_behind_the_watermark_is_late() {
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(orders, order("ada", "pen", NOON));
            Order tooLate = order("ada", "ink", NOON.minusSeconds(600));
            assertThat(tester.feed(orders, tooLate))
                    .emittedTo(late, tooLate)
                    .emittedTo(baskets)
                    .hasRowsDropped(1);
        }
    }

    private static Order order(String customer, String article, Instant at) {
        return new Order(Country.AT, customer, article, 100, at);
    }
}
