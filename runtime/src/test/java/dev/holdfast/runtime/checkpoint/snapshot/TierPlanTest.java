package dev.holdfast.runtime.checkpoint.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierPlanTest {

    private static final long KIB = 1024;

    @Test
    void four_parts_of_similar_size_are_merged_and_a_larger_one_before_them_is_not() {
        assertThat(firstToMerge(100_000 * KIB, 20, 30, 40)).isEqualTo(4);
        assertThat(firstToMerge(100_000 * KIB, 20, 30, 40, 50)).isEqualTo(1);
        assertThat(firstToMerge(100_000 * KIB, 2000 * KIB, 20, 30, 40)).isEqualTo(5);
    }

    @Test
    void smaller_parts_between_those_of_a_tier_are_merged_with_them() {
        assertThat(firstToMerge(100_000 * KIB, 2000 * KIB, 20, 2000 * KIB, 2000 * KIB, 9, 2000 * KIB))
                .isEqualTo(1);
    }

    @Test
    void all_parts_are_merged_when_the_later_ones_are_as_large_as_the_first() {
        assertThat(firstToMerge(100, 60, 40)).isZero();
        assertThat(firstToMerge(100, 60, 39)).isEqualTo(3);
        assertThat(firstToMerge(100)).isEqualTo(1);
        assertThat(firstToMerge()).isZero();
    }

    @Test
    void a_log_of_any_length_stays_in_few_parts_and_little_room() {
        List<PartReference> parts = new ArrayList<>();
        long merged = 0;
        for (int i = 0; i < 5000; i++) {
            parts.add(part(100 * KIB));
            for (int first = TierPlan.firstToMerge(parts); first < parts.size(); ) {
                List<PartReference> tail = parts.subList(first, parts.size());
                long size = tail.stream().mapToLong(PartReference::size).sum();
                merged += size;
                tail.clear();
                parts.add(part(Math.min(size, 50_000 * KIB)));
                first = TierPlan.firstToMerge(parts);
            }
            assertThat(parts).hasSizeLessThan(25);
        }
        assertThat(merged / (5000 * 100 * KIB)).isLessThan(12);
    }

    private static int firstToMerge(long... sizes) {
        List<PartReference> parts = new ArrayList<>();
        for (long size : sizes) {
            parts.add(part(size));
        }
        return TierPlan.firstToMerge(parts);
    }

    private static PartReference part(long size) {
        return new PartReference(ContentHash.NONE, size, 0);
    }
}
