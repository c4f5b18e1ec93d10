package dev.holdfast.samples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.testkit.AggregateTester;
import dev.holdfast.testkit.Mistake;
import dev.holdfast.testkit.PipelineTester;
import dev.holdfast.testkit.TestSink;
import dev.holdfast.testkit.TestSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceRangeTest {

    final AggregateTester<Sale, Long> tester =
            AggregateTester.of(PriceRangeAggregate.of()).lookingFor(Mistake.ORDER_DEPENDENT);

    @Test
    void it_is_from_the_least_price_to_the_greatest() {
        assertThat(tester.result(sale(300), sale(100), sale(250))).isEqualTo(200);
        assertThat(tester.result()).isNull();
    }

    @Test
    void it_is_the_same_wherever_the_sales_are_cut() {
        tester.check(random -> sale(random.nextInt(10)));
    }

    @Test
    void it_stands_beside_other_aggregates_and_is_there_after_a_restart() {
        TestSource<Sale> sales = TestSource.of("sales");
        TestSink<String> ranges = TestSink.of("ranges");
        try (PipelineTester tester = PipelineTester.of(
                AggregateExamples.priceRanges(Stream.from(sales).withWatermark(Sale::at, Duration.ZERO))
                        .writeTo(ranges))) {
            tester.feed(sales, sale(300), sale(100));
            tester.restart();
            tester.feed(sales, sale(250));
            tester.advanceWatermark(Instant.EPOCH.plus(Duration.ofHours(1)));

            assertThat(ranges.rows()).containsExactly("vienna: 3 sales, 200 cents apart");
        }
    }

    private static Sale sale(long cents) {
        return new Sale("1", "vienna", "bread", cents, 1, Instant.EPOCH);
    }
}
