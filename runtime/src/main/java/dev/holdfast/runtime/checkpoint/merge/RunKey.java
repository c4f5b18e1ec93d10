package dev.holdfast.runtime.checkpoint.merge;

import dev.holdfast.runtime.change.StateId;
import java.util.Comparator;

/** Whose changes a sorted run holds. */
public record RunKey(StateId state, int keyGroup) implements Comparable<RunKey> {

    private static final Comparator<RunKey> ORDER =
            Comparator.comparing(RunKey::state).thenComparingInt(RunKey::keyGroup);

    @Override
    public int compareTo(RunKey other) {
        return ORDER.compare(this, other);
    }
}
