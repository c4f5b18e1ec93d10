package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.CompleteResults;
import dev.holdfast.UpdateStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.field.All;
import dev.holdfast.field.Field;
import dev.holdfast.state.GroupState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Queries over all that came so far. */
final class RunningQueries {

    private static final String WHY = "the query has no window";

    private RunningQueries() {}

    @KeyRecord
    record BidderAuction(long bidder, long auction) {}

    /** Orders bids by time; of equal times, the one with the least text is the newest. */
    record Newest(Instant dateTime, String extra) implements Comparable<Newest> {

        private static final Comparator<Newest> ORDER = Comparator.comparing(Newest::dateTime)
                .thenComparing(Comparator.comparing(Newest::extra).reversed());

        static final Field<Bid, Newest> FIELD =
                new Field<>("newest", bid -> new Newest(bid.dateTime(), bid.extra()), new BidSerializer());

        @Override
        public int compareTo(Newest other) {
            return ORDER.compare(this, other);
        }
    }

    /** Query 18: the last bid of each bidder in each auction. */
    static UpdateStream<Bid> q18(NexmarkStreams site) {
        return site.bids()
                .groupBy(BidFields.key(
                        "bidderAndAuction",
                        bid -> new BidderAuction(bid.bidder(), bid.auction()),
                        new RunningQueries_BidderAuctionSerializer()))
                .unbounded(WHY)
                .aggregate(Aggregate.top(1, Newest.FIELD))
                .updates((key, newest) -> newest.get(0));
    }

    /** Query 19: the ten highest bids of each auction, the highest first. */
    static UpdateStream<List<Bid>> q19(NexmarkStreams site) {
        return site.bids()
                .groupBy(BidFields.auction)
                .unbounded(WHY)
                .aggregate(Aggregate.top(10, BidFields.price))
                .updates((auction, highest) -> highest);
    }

    /** An auction or a bid, as what it says of the auction. */
    @EventRecord
    record Fact(long auction, boolean isBid, String itemName, long price) {

        static Fact of(NexmarkEvent event) {
            return event instanceof Auction auction
                    ? new Fact(auction.id(), false, auction.itemName(), 0)
                    : new Fact(((Bid) event).auction(), true, "", ((Bid) event).price());
        }

        boolean isAuction() {
            return !isBid;
        }
    }

    /**
     * What is known of an auction.
     *
     * @param itemName null as long as there are only bids
     * @param highest the highest bid, in time or not; null without any
     * @param bids how many
     */
    @EventRecord
    record Standing(
            long auction,
            @Nullable String itemName,
            @Nullable Long highest,
            long bids) {

        /** Whether the auction itself has come. */
        boolean isKnown() {
            return itemName != null;
        }
    }

    /** Query 101: each auction with its highest bid. */
    static UpdateStream<Standing> q101(NexmarkStreams site) {
        return site.events()
                .filter(event -> !(event instanceof Person))
                .map(Fact::of)
                .groupBy(RunningQueries_FactFields.auction)
                .unbounded(WHY)
                .aggregate(Aggregate.first(RunningQueries_FactFields.itemName).where(Fact::isAuction))
                .and(Aggregate.max(RunningQueries_FactFields.price).where(Fact::isBid))
                .and(Aggregate.<Fact>count().where(Fact::isBid))
                .updates((auction, itemName, highest, bids) -> new Standing(auction, itemName, highest, bids))
                .filter(Standing::isKnown);
    }

    /** Rows that are one result. */
    record Table(List<Standing> rows) {}

    /** Query 102: auctions with as many bids as auctions have on average, in whole numbers. The average moves, so each result is all of them. */
    static UpdateStream<Table> q102(NexmarkStreams site) {
        return q101(site)
                .filter(standing -> standing.bids() > 0)
                .asEvents()
                .groupByKey(standing -> All.ALL)
                .mapGroupsWithState(RunningQueriesOperators.frequent());
    }

    @StateRecord
    record Standings(Map<Long, Standing> byAuction) {}

    @Unbounded(WHY)
    @UpdateFunction
    static Table frequent(All all, Iterator<Standing> changes, GroupState<Standings> state) {
        Map<Long, Standing> byAuction =
                new TreeMap<>(state.getOption().map(Standings::byAuction).orElse(Map.of()));
        changes.forEachRemaining(change -> byAuction.put(change.auction(), change));
        state.update(new Standings(byAuction));
        long bids = byAuction.values().stream().mapToLong(Standing::bids).sum();
        long average = bids / byAuction.size();
        return new Table(byAuction.values().stream()
                .filter(standing -> standing.bids() >= average)
                .toList());
    }

    /** Query 103: auctions with 20 bids or more. They only become more. */
    static UpdateStream<Standing> q103(NexmarkStreams site) {
        return q101(site).filter(standing -> standing.bids() >= 20);
    }

    /**
     * Query 104: auctions without bids or with 20 and more. An update that is left out would take nothing back, so all are given, and
     * whoever keeps the last row of each auction asks whether it {@link #isListed}.
     */
    static UpdateStream<Standing> q104(NexmarkStreams site) {
        return q101(site);
    }

    static boolean isListed(Standing standing) {
        return standing.bids() == 0 || standing.bids() >= 20;
    }

    /** Query 105: the thousand auctions with the most bids, as a whole after each batch. */
    static CompleteResults<Standing> q105(NexmarkStreams site) {
        return q101(site)
                .filter(standing -> standing.bids() > 0)
                .complete(RunningQueries_StandingFields.auction)
                .orderBy(Comparator.comparing(Standing::bids).reversed())
                .limit(1000)
                .atMost(1_000_000);
    }
}
