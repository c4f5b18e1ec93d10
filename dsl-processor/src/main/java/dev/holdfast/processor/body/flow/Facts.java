package dev.holdfast.processor.body.flow;

import com.sun.source.util.TreePath;
import java.util.Optional;

/** What a rule knows at a place on one path to it, as a number below 64, and how that changes along the path. */
public interface Facts {

    /** Knows nothing: for the question which places are reached. */
    Facts NONE = new Facts() {};

    /** After an expression whose parts have been run through. */
    default int after(TreePath expression, int facts) {
        return facts;
    }

    /** Whether a condition, or a call that runs its lambda as often as there are events, can have a value. */
    default boolean isPossible(TreePath condition, boolean value, int facts) {
        return true;
    }

    /** What is known where a condition has a value that it can have. */
    default int when(TreePath condition, boolean value, int facts) {
        return facts;
    }

    /** What is still worth knowing when a loop begins anew. */
    default int nextRound(int facts) {
        return facts;
    }

    /** Whether {@link #isPossible} tells how often what has this condition runs. */
    default boolean counts(TreePath condition) {
        return false;
    }

    /** The method of the file to run through in place of a call. */
    default Optional<TreePath> called(TreePath call) {
        return Optional.empty();
    }
}
