package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * Somebody bids.
 *
 * @param auction the id of an auction
 * @param bidder the id of a person
 * @param price what is bid
 * @param channel through which it comes
 * @param url of the page
 * @param dateTime when it happens
 * @param extra filling
 */
@EventRecord
public record Bid(long auction, long bidder, long price, String channel, String url, Instant dateTime, String extra)
        implements NexmarkEvent {}
