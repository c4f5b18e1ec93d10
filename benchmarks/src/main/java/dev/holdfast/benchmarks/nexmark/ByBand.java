package dev.holdfast.benchmarks.nexmark;

/**
 * Something of all bids, and of those in each band of prices.
 *
 * @param all of all bids
 * @param first of those below 10,000
 * @param second of those from there to below 1,000,000
 * @param third of the others
 */
record ByBand<A>(A all, A first, A second, A third) {}
