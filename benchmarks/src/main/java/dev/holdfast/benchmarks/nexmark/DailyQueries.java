package dev.holdfast.benchmarks.nexmark;

import static dev.holdfast.benchmarks.nexmark.BandAccumulator.byBand;

import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.field.Field;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Queries by days, which show each day as it grows. */
final class DailyQueries {

    private static final Windows DAYS = Windows.daily(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR_AND_MONTH = DateTimeFormatter.ofPattern("hh:MM", Locale.ROOT);

    /** What the benchmark calls a minute, as others compute it. */
    private static final Field<Bid, String> MINUTE = new Field<>(
            "minute",
            bid -> HOUR_AND_MONTH.format(bid.dateTime().atZone(ZoneOffset.UTC)),
            StateSerializers.string(),
            new BidSerializer());

    private DailyQueries() {}

    private static LocalDate day(Instant start) {
        return start.atZone(ZoneOffset.UTC).toLocalDate();
    }

    record Statistics(LocalDate day, ByBand<Long> bids, ByBand<Long> bidders, ByBand<Long> auctions) {}

    /** Query 15: how many bids, bidders and auctions a day has, by bands of prices. */
    static UpdateStream<Statistics> q15(NexmarkStreams site) {
        return site.bids()
                .groupAll()
                .windowedBy(DAYS)
                .aggregate(byBand(Aggregate.<Bid>count()))
                .and(byBand(Aggregate.distinct(BidFields.bidder)))
                .and(byBand(Aggregate.distinct(BidFields.auction)))
                .updates(
                        Duration.ZERO,
                        (all, window, bids, bidders, auctions) ->
                                new Statistics(day(window.start()), bids, bidders, auctions));
    }

    record ChannelStatistics(
            String channel,
            LocalDate day,
            String minute,
            ByBand<Long> bids,
            ByBand<Long> bidders,
            ByBand<Long> auctions) {}

    /** Query 16: the same by channel. */
    static UpdateStream<ChannelStatistics> q16(NexmarkStreams site) {
        return site.bids()
                .groupBy(BidFields.channel)
                .windowedBy(DAYS)
                .aggregate(Aggregate.max(MINUTE))
                .and(byBand(Aggregate.<Bid>count()))
                .and(byBand(Aggregate.distinct(BidFields.bidder)))
                .and(byBand(Aggregate.distinct(BidFields.auction)))
                .updates(
                        Duration.ZERO,
                        (channel, window, minute, bids, bidders, auctions) ->
                                new ChannelStatistics(channel, day(window.start()), minute, bids, bidders, auctions));
    }

    record AuctionStatistics(
            long auction, LocalDate day, ByBand<Long> bids, long min, long max, double average, long sum) {}

    /** Query 17: bids and prices of each auction and day. */
    static UpdateStream<AuctionStatistics> q17(NexmarkStreams site) {
        return site.bids()
                .groupBy(BidFields.auction)
                .windowedBy(DAYS)
                .aggregate(byBand(Aggregate.<Bid>count()))
                .and(Aggregate.min(BidFields.price))
                .and(Aggregate.max(BidFields.price))
                .and(Aggregate.average(BidFields.price))
                .and(Aggregate.sum(BidFields.price))
                .updates(
                        Duration.ZERO,
                        (auction, window, bids, min, max, average, sum) ->
                                new AuctionStatistics(auction, day(window.start()), bids, min, max, average, sum));
    }
}
