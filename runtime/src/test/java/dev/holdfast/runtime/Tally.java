package dev.holdfast.runtime;

import java.util.List;

/** How many rows there were, and a sum that stands for which, in any order. */
final class Tally {

    private long count;
    private long sum;

    void add(String row) {
        long hash = hash(row);
        count++;
        sum += hash;
    }

    void addAll(List<String> rows) {
        rows.forEach(this::add);
    }

    long count() {
        return count;
    }

    private static long hash(String row) {
        long hash = 1_125_899_906_842_597L;
        for (int i = 0; i < row.length(); i++) {
            hash = 31 * hash + row.charAt(i);
        }
        return hash;
    }

    @Override
    public String toString() {
        return count + " rows, sum " + sum;
    }
}
