package dev.holdfast.samples.guide;

import dev.holdfast.EventTimeStream;
import dev.holdfast.connector.Sink;
import dev.holdfast.window.Windows;
import java.time.Duration;

/** Joins of the guide. */
final class JoinExamples {

    private JoinExamples() {}

    static EventTimeStream<Offer> offers(EventTimeStream<Bid> bids, EventTimeStream<Auction> auctions) {
        return bids.join(auctions)
                .on(BidFields.auction, AuctionFields.id)
                .between(Duration.ofMinutes(-30), Duration.ZERO)
                .left((bid, auction) -> new Offer(auction == null ? null : auction.item(), bid.cents()));
    }

    static EventTimeStream<Auction> withoutBids(
            EventTimeStream<Bid> bids, EventTimeStream<Auction> auctions, Sink<Bid> late) {
        return auctions.join(bids)
                .on(AuctionFields.id, BidFields.auction)
                .inSame(Windows.tumbling(Duration.ofHours(1)))
                .named("auctions-without-bids")
                .lateRightTo(late)
                .anti();
    }
}
