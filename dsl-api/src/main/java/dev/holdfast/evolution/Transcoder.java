package dev.holdfast.evolution;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Brings the bytes of a value from its written schema to the current one: a node of a plan. */
abstract class Transcoder {

    private final Extent extent;
    private boolean copied;

    /** @param extent the end of the written value */
    Transcoder(Extent extent) {
        this.extent = extent;
    }

    /** What is inside. */
    List<Transcoder> parts() {
        return List.of();
    }

    /** Whether the bytes stay as they are, but for those of the parts. */
    abstract boolean keepsBytes();

    /** Whether values that differ may become equal, but for the parts. */
    boolean mayMerge() {
        return false;
    }

    /** Reads a written value and writes the current one. */
    abstract void rewrite(Transcoding bytes);

    final void run(Transcoding bytes) {
        if (!copied) {
            rewrite(bytes);
            return;
        }
        int start = bytes.in().position();
        extent.pass(bytes);
        bytes.in().copySince(start, bytes.out());
    }

    /** Whether the bytes stay as they are, down to the last part. */
    final boolean isCopy() {
        return holdsThroughout(Transcoder::keepsBytes);
    }

    final boolean holdsThroughout(Predicate<Transcoder> condition) {
        return reach().stream().allMatch(condition);
    }

    /** Lets all that stays as it is be copied in one piece. Called when the plan is whole. */
    final void copyWhatStays() {
        for (Transcoder part : reach()) {
            part.copied = part.isCopy();
        }
    }

    private Set<Transcoder> reach() {
        Set<Transcoder> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        reach(seen);
        return seen;
    }

    private void reach(Set<Transcoder> seen) {
        if (seen.add(this)) {
            parts().forEach(part -> part.reach(seen));
        }
    }
}
