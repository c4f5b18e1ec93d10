package dev.holdfast.samples.guide;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.connector.Sink;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** Windows of all kinds, and aggregates. */
final class AggregateExamples {

    private AggregateExamples() {}

    static EventTimeStream<ShopHour> hours(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count())
                .and(Aggregate.sum(SaleFields.cents))
                .whenClosed((shop, window, sold, cents) -> new ShopHour(shop, window.start(), sold, cents));
    }

    static EventTimeStream<ShopHour> lastSixHours(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.sliding(Duration.ofHours(6), Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count())
                .and(Aggregate.sum(SaleFields.cents))
                .whenClosed((shop, window, sold, cents) -> new ShopHour(shop, window.start(), sold, cents));
    }

    static EventTimeStream<String> rushes(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.session(Duration.ofMinutes(5)))
                .count()
                .whenClosed((shop, window, sold) -> shop + " sold " + sold + " until " + window.end());
    }

    static EventTimeStream<List<Sale>> bestOfTheDay(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.daily(ZoneId.of("Europe/Vienna")))
                .aggregate(Aggregate.top(10, SaleFields.cents))
                .whenClosed((shop, day, best) -> best);
    }

    static EventTimeStream<String> dearAndCheap(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count()
                        .where(sale -> sale.cents() >= 10_000)
                        .named("dear"))
                .and(Aggregate.<Sale>count()
                        .where(sale -> sale.cents() < 10_000)
                        .named("cheap"))
                .whenClosed((shop, window, dear, cheap) -> shop + ": " + dear + " dear, " + cheap + " cheap");
    }

    static UpdateStream<ShopHour> soFar(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count())
                .and(Aggregate.sum(SaleFields.cents))
                .updates(
                        Duration.ofMinutes(30),
                        (shop, window, sold, cents) -> new ShopHour(shop, window.start(), sold, cents));
    }

    static UpdateStream<String> totals(Stream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .withTtl(Duration.ofDays(30))
                .aggregate(Aggregate.sum(SaleFields.cents))
                .updates((shop, cents) -> shop + ": " + cents);
    }

    static UpdateStream<Sale> lastSales(EventTimeStream<Sale> sales) {
        return sales.latestBy(SaleFields.shop).unbounded("there are 200 shops");
    }

    static Pipeline dashboard(UpdateStream<ShopHour> hours, Sink<ShopHour> sink) {
        return hours.complete(ShopHourFields.shop)
                .orderBy(Comparator.comparing(ShopHour::cents).reversed())
                .limit(10)
                .writeTo(sink);
    }

    static EventTimeStream<String> perMinuteByTheClock(Stream<Sale> sales) {
        return sales.withProcessingTime()
                .groupBy(SaleFields.shop)
                .windowedBy(Windows.tumbling(Duration.ofMinutes(1)))
                .count()
                .whenClosed((shop, window, sold) -> shop + " " + window.start() + " " + sold);
    }

    static EventTimeStream<ShopHour> hoursOfABigShop(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .salted(16)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count())
                .and(Aggregate.sum(SaleFields.cents))
                .whenClosed((shop, window, sold, cents) -> new ShopHour(shop, window.start(), sold, cents));
    }

    static EventTimeStream<Long> allShops(EventTimeStream<Sale> sales) {
        return sales.groupAll()
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.sum(SaleFields.cents))
                .whenClosed((all, window, cents) -> cents);
    }

    static EventTimeStream<String> priceRanges(EventTimeStream<Sale> sales) {
        return sales.groupBy(SaleFields.shop)
                .windowedBy(Windows.tumbling(Duration.ofHours(1)))
                .aggregate(Aggregate.<Sale>count())
                .and(PriceRangeAggregate.of())
                .whenClosed((shop, window, sold, range) -> shop + ": " + sold + " sales, " + range + " cents apart");
    }

    static Stream<Sale> onceADay(Stream<Sale> sales) {
        return sales.dropDuplicates(SaleFields.id).withTtl(Duration.ofDays(1));
    }
}
