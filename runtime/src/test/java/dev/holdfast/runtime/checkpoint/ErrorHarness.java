package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.ModelFiles;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Lets a file operation of the workload fail, then opens the checkpoint again and checks it against the model. */
final class ErrorHarness {

    private static final int BATCHES = 13;

    /** What fails. */
    enum Fault {
        /** One operation; a sync that fails forgets what it should have written, and the next one succeeds. */
        ONCE,
        /** One operation and all after it. */
        FOREVER,
        /** The process ends at the operation; the files stay as they were. The power is cut after the next opening. */
        KILLED
    }

    private final Fault fault;
    private final Durability durability;
    private UnaryOperator<CheckpointFiles> weakening = UnaryOperator.identity();

    ErrorHarness(Fault fault, Durability durability) {
        this.fault = fault;
        this.durability = durability;
    }

    ErrorHarness weakenedBy(UnaryOperator<CheckpointFiles> newWeakening) {
        weakening = newWeakening;
        return this;
    }

    /** Tries each operation in turn until there is none left. Returns how many there were. */
    int run() {
        int operation = 1;
        while (failAt(operation)) {
            operation++;
        }
        return operation - 1;
    }

    /** False if the run ended before the operation. */
    private boolean failAt(int failing) {
        ModelFiles files = new ModelFiles();
        if (fault == Fault.ONCE) {
            files.forgetOnFailedSync();
        }
        AtomicLong operations = new AtomicLong();
        files.watch((operation, file) -> {
            long number = operations.incrementAndGet();
            if (number == failing || (number > failing && fault != Fault.ONCE)) {
                throw new IOException("injected at " + operation + " of " + file);
            }
        });
        long acknowledged = runUntilFailure(files);
        files.watch((operation, file) -> {});
        files.breakLocks();
        try {
            reopen(files, acknowledged);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(fault + " at operation " + failing + ", acknowledged " + acknowledged, e);
        }
        return operations.get() >= failing;
    }

    private long runUntilFailure(ModelFiles files) {
        long acknowledged = -1;
        try (Checkpoint checkpoint = Workload.open(weakening.apply(files), durability)) {
            while (acknowledged < BATCHES - 1) {
                Workload.commitNext(checkpoint);
                acknowledged++;
            }
        } catch (CheckpointException expected) {
            // What the checkpoint holds now is checked below.
        }
        return acknowledged;
    }

    private void reopen(ModelFiles files, long acknowledged) {
        long head;
        try (Checkpoint checkpoint = Workload.open(weakening.apply(files), durability)) {
            head = Workload.verify(checkpoint);
            boolean mayLose = durability == Durability.RELAXED && fault == Fault.ONCE;
            require((mayLose || head >= acknowledged) && head <= acknowledged + 1, "head " + head);
            cutPower(files, head);
            Workload.commitNext(checkpoint);
            require(Workload.verify(checkpoint) == head + 1, "no commit after " + head);
        }
    }

    /** What was found at an opening is delivered after it, so it may not be lost any more. */
    private void cutPower(ModelFiles files, long head) {
        for (int seed = 0; seed < 4; seed++) {
            try (Checkpoint checkpoint = Workload.open(weakening.apply(files.crash(new Random(seed))), durability)) {
                require(Workload.verify(checkpoint) >= head, "head " + head + " was found, and lost by a power cut");
            }
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new AssertionError(what);
        }
    }
}
