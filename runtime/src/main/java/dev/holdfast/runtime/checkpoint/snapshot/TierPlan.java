package dev.holdfast.runtime.checkpoint.snapshot;

import java.util.List;

/**
 * Decides which of the newest parts to merge into one.
 *
 * <p>Four parts of one tier, that is of similar size, become one, together with smaller ones between and behind them. All
 * become one when the parts behind the first are together as large as it, so that a snapshot never takes more than about
 * twice the room of its state.
 */
final class TierPlan {

    private static final int PARTS_PER_TIER = 4;
    private static final int MAX_PARTS = 32;
    private static final int SMALLEST_TIER_BITS = 18;

    private TierPlan() {}

    /** The first of the parts to merge, up to the last one; the number of parts if none are to be merged. */
    static int firstToMerge(List<PartReference> parts) {
        int count = parts.size();
        if (count > 1
                && (count > MAX_PARTS || sizeFrom(parts, 1) >= parts.get(0).size())) {
            return 0;
        }
        for (int tier = 0; tier <= Long.SIZE / 2; tier++) {
            int first = count;
            int members = 0;
            while (first > 0 && tier(parts.get(first - 1)) <= tier) {
                first--;
                members += tier(parts.get(first)) == tier ? 1 : 0;
            }
            if (members >= PARTS_PER_TIER) {
                return first;
            }
        }
        return count;
    }

    private static long sizeFrom(List<PartReference> parts, int first) {
        return parts.subList(first, parts.size()).stream()
                .mapToLong(PartReference::size)
                .sum();
    }

    /** 0 below 256 KiB, and one more for each factor of four. */
    private static int tier(PartReference part) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(part.size());
        return Math.max(0, bits - SMALLEST_TIER_BITS + 1) / 2;
    }
}
