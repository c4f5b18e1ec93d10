package dev.holdfast.evolution;

import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.List;

/** A record that a function of the user makes from an older version of it. */
final class MigratedTranscoder extends Transcoder {

    private final Transcoder toOld;
    private final MigrationStep step;

    /** @param toOld brings the written record to the older version that the function takes */
    MigratedTranscoder(Extent extent, Transcoder toOld, MigrationStep step) {
        super(extent);
        this.toOld = toOld;
        this.step = step;
    }

    @Override
    List<Transcoder> parts() {
        return List.of(toOld);
    }

    @Override
    boolean keepsBytes() {
        return false;
    }

    @Override
    boolean mayMerge() {
        return true;
    }

    @Override
    void rewrite(Transcoding bytes) {
        StateOutput old = new StateOutput();
        toOld.run(bytes.to(old));
        StateInput oldBytes = new StateInput();
        oldBytes.reset(old.array(), 0, old.size());
        step.migrateFn().accept(oldBytes, bytes.out());
        oldBytes.expectEnd();
    }
}
