package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.Stream;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.EventTimeGroupState;
import java.util.Iterator;
import java.util.List;

/** Auctions and their bids: an auction is over at a time of its own, which no window has. */
final class Auctions {

    private Auctions() {}

    /** Auctions with bids, each when it is over. */
    static Stream<ClosedAuction> closed(NexmarkStreams site) {
        return site.events()
                .filter(event -> !(event instanceof Person))
                .groupByKey(Auctions::auctionOf)
                .flatMapGroupsWithState(AuctionsOperators.close());
    }

    /** The auction of an auction or a bid. */
    static long auctionOf(NexmarkEvent event) {
        if (event instanceof Auction auction) {
            return auction.id();
        }
        if (event instanceof Bid bid) {
            return bid.auction();
        }
        throw new IllegalArgumentException("No auction: " + event);
    }

    @UpdateFunction
    static List<ClosedAuction> close(
            Long auction, Iterator<NexmarkEvent> events, EventTimeGroupState<OpenAuction> state) {
        OpenAuction open = state.getOption().orElse(OpenAuction.UNKNOWN);
        if (state.hasTimedOut()) {
            state.remove();
            return open.closed();
        }
        while (events.hasNext()) {
            open = open.with(events.next());
        }
        state.update(open);
        state.setTimeoutTimestamp(open.end());
        return List.of();
    }
}
