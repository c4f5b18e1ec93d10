package dev.holdfast.runtime.checkpoint.snapshot;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what nobody needs any more: kept are the two newest snapshots, what the state as of each batch that is to be retained
 * can be read from, and all segments since. Called when the newest snapshot is durable.
 *
 * <p>The order matters only where a file names another: manifests go, durably, before the parts they name. Segments that a
 * crash brings back, or leaves with gaps between them, lie behind all snapshots and are not looked at.
 */
public final class CleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;
    private final int retainBatches;

    /** Keeps what it takes to read the last batches. */
    public CleanUp(CheckpointFiles files, CheckpointLayout layout, Identity identity, int retainBatches) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
        this.retainBatches = retainBatches;
    }

    /**
     * Removes what no snapshot that is kept needs.
     *
     * @param older the snapshot before the newest one; while there is none, everything is kept
     */
    public void run(@Nullable Manifest older, Manifest newest) throws IOException {
        if (older == null) {
            return;
        }
        requireParts(newest);
        long firstRead = Math.min(older.batchId(), newest.batchId() - retainBatches + 1);
        NavigableSet<Long> manifests = layout.manifests(files).headSet(newest.batchId(), true);
        Long base = manifests.floor(firstRead);
        NavigableSet<Long> kept = new TreeSet<>(Set.of(older.batchId(), newest.batchId()));
        kept.addAll(spaced(base == null ? manifests : manifests.tailSet(base, true)));
        Set<String> parts = parts(kept, older, newest);
        removeManifests(manifests, kept);
        removeParts(parts);
        if (base != null) {
            for (long batchId : layout.segments(files).headSet(kept.first())) {
                files.delete(layout.segment(batchId));
            }
        }
    }

    /** The first, and others at such distances that there will always be one not long before the batches that are retained. */
    private Set<Long> spaced(NavigableSet<Long> manifests) {
        Set<Long> spaced = new HashSet<>();
        long last = Long.MIN_VALUE / 2;
        for (long batchId : manifests) {
            if (batchId - last >= retainBatches) {
                spaced.add(batchId);
                last = batchId;
            }
        }
        return spaced;
    }

    /** A part is not there if somebody took it away, perhaps another run before the manifest named it. Then nothing is superfluous. */
    private void requireParts(Manifest manifest) throws IOException {
        for (PartReference part : manifest.parts()) {
            if (!files.exists(layout.part(part.hash()))) {
                throw Damage.missing(layout.part(part.hash()));
            }
        }
    }

    /** The names of the parts that the snapshots are made of. */
    private Set<String> parts(NavigableSet<Long> snapshots, Manifest older, Manifest newest) throws IOException {
        List<PartReference> parts = new ArrayList<>(older.parts());
        parts.addAll(newest.parts());
        for (long batchId : snapshots.headSet(older.batchId())) {
            parts.addAll(parts(batchId));
        }
        return parts.stream()
                .map(part -> layout.part(part.hash()).getFileName().toString())
                .collect(Collectors.toSet());
    }

    private List<PartReference> parts(long snapshot) throws IOException {
        try {
            return Manifest.open(files, layout, identity, snapshot).parts();
        } catch (CheckpointCorruptException e) {
            LOG.warn("A snapshot of an earlier batch is of no use any more: {}", e.getMessage());
            return List.of();
        }
    }

    private void removeManifests(Set<Long> manifests, Set<Long> kept) throws IOException {
        boolean removed = false;
        for (long batchId : manifests) {
            if (!kept.contains(batchId)) {
                files.delete(layout.manifest(batchId));
                removed = true;
            }
        }
        if (removed) {
            files.syncDirectory(layout.snapshots());
        }
    }

    private void removeParts(Set<String> kept) throws IOException {
        for (String name : files.list(layout.parts())) {
            if (CheckpointLayout.isPart(name) && !kept.contains(name)) {
                files.delete(layout.parts().resolve(name));
            }
        }
    }
}
