package dev.holdfast.benchmarks.nexmark;

import java.time.Instant;

/** What happens on the auction site. */
public sealed interface NexmarkEvent permits Person, Auction, Bid {

    /** When it happens. */
    Instant dateTime();
}
