package dev.holdfast.runtime.checkpoint;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Removes what neither of the two newest snapshots needs. Called when the newer one is durable.
 *
 * <p>The order matters only where a file names another: manifests go, durably, before the parts they name. Segments that a
 * crash brings back, or leaves with gaps between them, lie behind both snapshots and are not looked at.
 */
final class CleanUp {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final int retainBatches;

    CleanUp(CheckpointFiles files, CheckpointLayout layout, int retainBatches) {
        this.files = files;
        this.layout = layout;
        this.retainBatches = retainBatches;
    }

    /** @param older the snapshot before the newest one; while there is none, everything is kept */
    void run(@Nullable Manifest older, Manifest newest) throws IOException {
        if (older == null || !isComplete(newest)) {
            return;
        }
        removeManifests(older.batchId(), newest.batchId());
        removeParts(older, newest);
        long firstKept = Math.min(older.batchId(), newest.batchId() - retainBatches + 1);
        for (long batchId : layout.segments(files).headSet(firstKept)) {
            files.delete(layout.segment(batchId));
        }
    }

    /** False if another run, not knowing of this one, has removed a part before the manifest named it. */
    private boolean isComplete(Manifest manifest) throws IOException {
        for (PartReference part : manifest.parts()) {
            if (!files.exists(layout.part(part.hash()))) {
                return false;
            }
        }
        return true;
    }

    private void removeManifests(long older, long newest) throws IOException {
        boolean removed = false;
        for (long batchId : layout.manifests(files).headSet(newest)) {
            if (batchId != older) {
                files.delete(layout.manifest(batchId));
                removed = true;
            }
        }
        if (removed) {
            files.syncDirectory(layout.snapshots());
        }
    }

    private void removeParts(Manifest older, Manifest newest) throws IOException {
        Set<String> kept = new HashSet<>();
        for (Manifest manifest : new Manifest[] {older, newest}) {
            manifest.parts()
                    .forEach(part ->
                            kept.add(layout.part(part.hash()).getFileName().toString()));
        }
        for (String name : files.list(layout.parts())) {
            if (CheckpointLayout.isPart(name) && !kept.contains(name)) {
                files.delete(layout.parts().resolve(name));
            }
        }
    }
}
