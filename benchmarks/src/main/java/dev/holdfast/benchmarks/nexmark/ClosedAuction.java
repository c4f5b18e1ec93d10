package dev.holdfast.benchmarks.nexmark;

/**
 * An auction that is over and had bids.
 *
 * @param auction the auction
 * @param highest the highest bid in time, of equal ones the earliest
 * @param lowest the lowest, likewise
 */
record ClosedAuction(Auction auction, Bid highest, Bid lowest) {}
