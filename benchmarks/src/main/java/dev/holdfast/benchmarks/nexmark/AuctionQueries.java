package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.Stream;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Queries over auctions that are over. */
final class AuctionQueries {

    private static final int LAST = 10;

    private AuctionQueries() {}

    @EventRecord
    record Sale(long seller, long category, long price, Bid lowest, Instant expires) {

        static Sale of(ClosedAuction closed) {
            return new Sale(
                    closed.auction().seller(),
                    closed.auction().category(),
                    closed.highest().price(),
                    closed.lowest(),
                    closed.auction().expires());
        }
    }

    record CategoryAverage(long category, double avg) {}

    /** Query 4: the average of the highest bids of each category. */
    static UpdateStream<CategoryAverage> q4(NexmarkStreams site) {
        return Auctions.closed(site)
                .map(Sale::of)
                .groupBy(AuctionQueries_SaleFields.category)
                .unbounded("there are few categories")
                .aggregate(Aggregate.average(AuctionQueries_SaleFields.price))
                .updates((category, average) -> new CategoryAverage(category, average));
    }

    record SellerAverage(long seller, double avg) {}

    /** Query 6: the average of the highest bids of the last ten auctions of each seller, as they closed. */
    static Stream<SellerAverage> q6(NexmarkStreams site) {
        return Auctions.closed(site)
                .map(Sale::of)
                .groupByKey(Sale::seller)
                .flatMapGroupsWithState(AuctionQueriesOperators.lastAverages());
    }

    @StateRecord
    record LastPrices(List<Long> prices) {

        LastPrices with(long price) {
            List<Long> all = new ArrayList<>(prices);
            all.add(price);
            return new LastPrices(List.copyOf(all.subList(Math.max(0, all.size() - LAST), all.size())));
        }
    }

    @Unbounded("a seller is known for ever")
    @UpdateFunction
    static List<SellerAverage> lastAverages(Long seller, Iterator<Sale> sales, GroupState<LastPrices> state) {
        LastPrices last = state.getOption().orElse(new LastPrices(List.of()));
        List<SellerAverage> averages = new ArrayList<>();
        for (Sale sale : byTime(sales)) {
            last = last.with(sale.price());
            averages.add(new SellerAverage(seller, mean(last.prices())));
        }
        state.update(last);
        return averages;
    }

    /** Those of one batch come in any order; all of them were over behind those of the batch before. */
    private static List<Sale> byTime(Iterator<Sale> sales) {
        List<Sale> sorted = new ArrayList<>();
        sales.forEachRemaining(sorted::add);
        sorted.sort(Comparator.comparing(Sale::expires).thenComparing(Sale::price));
        return sorted;
    }

    private static double mean(List<Long> prices) {
        return prices.stream().mapToLong(price -> price).average().orElseThrow();
    }

    /** Query 6 as others have it: of the lowest bids, ordered by their times, each with up to ten before it. All of a seller at once. */
    static UpdateStream<List<SellerAverage>> q6ByTimeOfBid(NexmarkStreams site) {
        return Auctions.closed(site)
                .map(Sale::of)
                .groupBy(AuctionQueries_SaleFields.seller)
                .unbounded("a seller is known for ever")
                .aggregate(Aggregate.collect(AuctionQueries_SaleFields.lowest, 1_000))
                .updates((seller, bids) -> averages(seller, bids.values()));
    }

    private static List<SellerAverage> averages(long seller, List<Bid> bids) {
        List<Long> prices = bids.stream()
                .sorted(Comparator.comparing(Bid::dateTime))
                .map(Bid::price)
                .toList();
        List<SellerAverage> averages = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            averages.add(new SellerAverage(seller, mean(prices.subList(Math.max(0, i - LAST), i + 1))));
        }
        return averages;
    }

    record Won(
            long id,
            String itemName,
            String description,
            long initialBid,
            long reserve,
            Instant dateTime,
            Instant expires,
            long seller,
            long category,
            long auction,
            long bidder,
            long price,
            Instant bidDateTime) {

        static Won of(ClosedAuction closed) {
            Auction sold = closed.auction();
            Bid bid = closed.highest();
            return new Won(
                    sold.id(),
                    sold.itemName(),
                    sold.description(),
                    sold.initialBid(),
                    sold.reserve(),
                    sold.dateTime(),
                    sold.expires(),
                    sold.seller(),
                    sold.category(),
                    bid.auction(),
                    bid.bidder(),
                    bid.price(),
                    bid.dateTime());
        }
    }

    /** Query 9: each auction that is over with its highest bid. */
    static Stream<Won> q9(NexmarkStreams site) {
        return Auctions.closed(site).map(Won::of);
    }

    record Least(long minFinal) {}

    /** Query 106: the lowest of the highest bids. */
    static UpdateStream<Least> q106(NexmarkStreams site) {
        return Auctions.closed(site)
                .map(Sale::of)
                .groupAll()
                .unbounded("there is one key")
                .aggregate(Aggregate.min(AuctionQueries_SaleFields.price))
                .updates((all, least) -> new Least(least));
    }
}
