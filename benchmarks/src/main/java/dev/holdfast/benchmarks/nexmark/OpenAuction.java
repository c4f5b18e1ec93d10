package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.annotation.StateRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an auction that is not over.
 *
 * @param auction null until it comes
 * @param highest the highest of the bids in time, of equal ones the earliest; null without any
 * @param lowest the lowest, likewise
 * @param early bids that came before the auction
 */
@StateRecord
record OpenAuction(
        @Nullable Auction auction,
        @Nullable Bid highest,
        @Nullable Bid lowest,
        List<Bid> early) {

    static final OpenAuction UNKNOWN = new OpenAuction(null, null, null, List.of());

    /** How long a bid waits for its auction. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    OpenAuction with(NexmarkEvent event) {
        if (event instanceof Auction opened) {
            return opened(opened);
        }
        return event instanceof Bid bid ? with(bid) : this;
    }

    private OpenAuction opened(Auction opened) {
        OpenAuction open = new OpenAuction(opened, highest, lowest, List.of());
        for (Bid bid : early) {
            open = open.with(bid);
        }
        return open;
    }

    private OpenAuction with(Bid bid) {
        if (auction == null) {
            List<Bid> bids = new ArrayList<>(early);
            bids.add(bid);
            return new OpenAuction(null, null, null, bids);
        }
        if (!auction.takes(bid)) {
            return this;
        }
        return new OpenAuction(
                auction,
                better(highest, bid, Comparator.comparing(Bid::price).reversed()),
                better(lowest, bid, Comparator.comparing(Bid::price)),
                early);
    }

    private static Bid better(@Nullable Bid one, Bid other, Comparator<Bid> byPrice) {
        return one == null || byPrice.thenComparing(Bid::dateTime).compare(other, one) < 0 ? other : one;
    }

    /** When it is over, or no longer waited for. */
    Instant end() {
        if (auction != null) {
            return auction.expires();
        }
        return early.stream()
                .map(Bid::dateTime)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .plus(WAIT);
    }

    /** The auction with its bids, if it came and has some. */
    List<ClosedAuction> closed() {
        return auction == null || highest == null || lowest == null
                ? List.of()
                : List.of(new ClosedAuction(auction, highest, lowest));
    }
}
