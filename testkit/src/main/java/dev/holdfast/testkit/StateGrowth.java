package dev.holdfast.testkit;

/** The sizes of a key's state over a row of updates each of which let it grow. */
final class StateGrowth {

    private int first;
    private int last;
    private int updates;

    void add(int size) {
        if (updates > 0 && size <= last) {
            updates = 0;
        }
        if (updates == 0) {
            first = size;
        }
        last = size;
        updates++;
    }

    void restart() {
        updates = 0;
    }

    int updates() {
        return updates;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }
}
