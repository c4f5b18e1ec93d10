package dev.holdfast.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When the process of a pipeline under test is to crash, and whether it has. Used by one thread. */
final class CrashPlan {

    private final Deque<CommitStep> planned = new ArrayDeque<>();
    private @Nullable CommitStep inEveryBatch;
    private long lastCrashedBatch = -1;
    private long batch;
    private boolean rehearsing;
    private boolean crashed;
    private int crashes;

    void once(CommitStep step) {
        planned.add(Objects.requireNonNull(step, "step"));
    }

    void inEveryBatch(@Nullable CommitStep step) {
        inEveryBatch = step;
    }

    /** A batch is about to run, or to run again. */
    void begin(long batchId) {
        batch = batchId;
    }

    /** The next batch is not to leave anything behind, whatever else is planned. */
    void rehearse() {
        rehearsing = true;
    }

    void endRehearsal() {
        rehearsing = false;
    }

    /** A step of the commit is done: crashes if that was the plan. */
    void done(CommitStep step) {
        if (rehearsing) {
            crashed = true;
        } else if (planned.peek() == step || (inEveryBatch == step && lastCrashedBatch < batch)) {
            if (planned.peek() == step) {
                planned.remove();
            }
            lastCrashedBatch = batch;
            crashed = true;
            crashes++;
        }
    }

    /** Whether the process is gone. */
    boolean hasCrashed() {
        return crashed;
    }

    /** How often it has crashed since it was last asked. */
    int takeCrashes() {
        int taken = crashes;
        crashes = 0;
        return taken;
    }

    /** The steps of single crashes that have not happened; they are not planned any more. */
    List<CommitStep> takePlanned() {
        List<CommitStep> left = List.copyOf(planned);
        planned.clear();
        return left;
    }

    /** There is a new process. */
    void restarted() {
        crashed = false;
    }
}
