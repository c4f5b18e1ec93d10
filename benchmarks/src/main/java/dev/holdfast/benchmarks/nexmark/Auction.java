package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * Somebody offers something.
 *
 * @param id of the auction
 * @param itemName what is sold
 * @param description of it
 * @param initialBid the price at which it starts
 * @param reserve the least price at which it is sold
 * @param dateTime when it happens
 * @param expires when the auction ends; a bid at this moment still counts
 * @param seller the id of a person
 * @param category of the item
 * @param extra filling
 */
@EventRecord
public record Auction(
        long id,
        String itemName,
        String description,
        long initialBid,
        long reserve,
        Instant dateTime,
        Instant expires,
        long seller,
        long category,
        String extra)
        implements NexmarkEvent {

    /** Whether a bid comes while the auction is open. */
    boolean takes(Bid bid) {
        return !bid.dateTime().isBefore(dateTime) && !bid.dateTime().isAfter(expires);
    }
}
