package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.EventTimeStream;
import dev.holdfast.aggregate.Aggregate;
import dev.holdfast.annotation.EventRecord;
import dev.holdfast.window.Windows;
import java.time.Duration;
import java.time.Instant;

/** Queries by windows of seconds. */
final class WindowQueries {

    private static final Duration SIZE = Duration.ofSeconds(10);
    private static final Duration SLIDE = Duration.ofSeconds(2);

    private WindowQueries() {}

    @EventRecord
    record Hot(long auction, long num) {}

    /** Query 5: the auctions with the most bids in the last ten seconds, every two seconds. */
    static EventTimeStream<Hot> q5(NexmarkStreams site) {
        // A result stands at the end of its window, so the results of all windows that end together are in one of the
        // second kind.
        return site.bids()
                .groupBy(BidFields.auction)
                .windowedBy(Windows.sliding(SIZE, SLIDE))
                .count()
                .whenClosed((auction, window, bids) -> new Hot(auction, bids))
                .groupAll()
                .windowedBy(Windows.tumbling(SLIDE))
                .aggregate(Aggregate.allWithMax(WindowQueries_HotFields.num))
                .whenClosed((all, window, hottest) -> hottest)
                .flatMap(hottest -> hottest);
    }

    record Highest(long auction, long price, long bidder, Instant dateTime) {}

    /** Query 7: the highest bids of every ten seconds. */
    static EventTimeStream<Highest> q7(NexmarkStreams site) {
        return site.bids()
                .groupAll()
                .windowedBy(Windows.tumbling(SIZE))
                .aggregate(Aggregate.allWithMax(BidFields.price))
                .whenClosed((all, window, bids) -> bids)
                .flatMap(bids -> bids)
                .map(bid -> new Highest(bid.auction(), bid.price(), bid.bidder(), bid.dateTime()));
    }

    record NewSeller(long id, String name, Instant startTime) {}

    /** Query 8: persons who sell something within the ten seconds in which they came. */
    static EventTimeStream<NewSeller> q8(NexmarkStreams site) {
        return site.persons()
                .join(site.auctions())
                .on(PersonFields.id, AuctionFields.seller)
                .inSame(Windows.tumbling(SIZE))
                .semi()
                .map(person -> new NewSeller(person.id(), person.name(), windowStart(person.dateTime())));
    }

    private static Instant windowStart(Instant time) {
        long millis = time.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, SIZE.toMillis()));
    }

    record BidderSession(long bidder, long bids, Instant startTime, Instant endTime) {}

    /** Query 11: how many bids a person makes before a pause of ten seconds. */
    static EventTimeStream<BidderSession> q11(NexmarkStreams site) {
        return site.bids()
                .groupBy(BidFields.bidder)
                .windowedBy(Windows.session(SIZE))
                .count()
                .whenClosed((bidder, window, bids) -> new BidderSession(bidder, bids, window.start(), window.end()));
    }

    /** Query 12: how many bids a person makes in ten seconds of processing time. */
    static EventTimeStream<BidderSession> q12(NexmarkStreams site) {
        return site.bids()
                .withoutEventTime()
                .withProcessingTime()
                .groupBy(BidFields.bidder)
                .windowedBy(Windows.tumbling(SIZE))
                .count()
                .whenClosed((bidder, window, bids) -> new BidderSession(bidder, bids, window.start(), window.end()));
    }
}
