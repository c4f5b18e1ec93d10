/**
 * Nexmark: an auction site as a stream of persons, auctions and bids, the queries over it, and a generator of its events.
 * Knows nothing of the other packages.
 */
@NullMarked
package dev.holdfast.benchmarks.nexmark;

import org.jspecify.annotations.NullMarked;
