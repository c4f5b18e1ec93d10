package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointInUseException;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.checkpoint.directory.IdentityFile;
import dev.holdfast.runtime.checkpoint.directory.Probe;
import dev.holdfast.runtime.checkpoint.recovery.Epoch;
import dev.holdfast.runtime.checkpoint.recovery.EpochLog;
import dev.holdfast.runtime.checkpoint.recovery.Fence;
import dev.holdfast.runtime.checkpoint.recovery.LostTail;
import dev.holdfast.runtime.checkpoint.recovery.RecoveredLog;
import dev.holdfast.runtime.checkpoint.recovery.Recovery;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.HeldLock;
import dev.holdfast.runtime.files.Durability;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A checkpoint that was just opened: the lock is taken, its content verified, earlier runs are fenced.
 *
 * @param log what was found
 * @param epoch this opening
 */
record CheckpointOpening(
        CheckpointFiles files,
        CheckpointLayout layout,
        CheckpointOptions options,
        Identity identity,
        HeldLock lock,
        SegmentChain chain,
        Recovery recovery,
        RecoveredLog log,
        EpochLog epochs,
        Epoch epoch) {

    /** Makes the chain of segments; tests make a weaker one. */
    interface ChainFactory {
        SegmentChain create(CheckpointFiles files, CheckpointLayout layout, Identity identity);
    }

    static CheckpointOpening open(
            CheckpointFiles files,
            CheckpointLayout layout,
            CheckpointOptions options,
            Executor background,
            Supplier<UUID> newQueryId,
            long nowMillis,
            ChainFactory chains)
            throws IOException {
        files.createDirectories(layout.root());
        String holder = "process " + ProcessHandle.current().pid() + " on " + hostName() + " since "
                + Instant.ofEpochMilli(nowMillis);
        HeldLock lock = lock(files, layout, holder);
        boolean opened = false;
        try {
            Probe.run(files, layout);
            Identity identity = new IdentityFile(files, layout).readOrCreate(options.keyGroups(), newQueryId);
            CheckpointOpening opening = open(files, layout, options, background, identity, lock, chains);
            lock.describe(holder + ", epoch " + opening.epoch().number());
            opened = true;
            return opening;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static CheckpointOpening open(
            CheckpointFiles files,
            CheckpointLayout layout,
            CheckpointOptions options,
            Executor background,
            Identity identity,
            HeldLock lock,
            ChainFactory chains)
            throws IOException {
        for (Path directory : layout.directories()) {
            files.createDirectories(directory);
        }
        layout.removeTemporaries(files);
        EpochLog epochs = EpochLog.read(files, layout, identity);
        SegmentChain chain = chains.create(files, layout, identity);
        Recovery recovery = new Recovery(files, layout, identity, epochs, chain, background);
        RecoveredLog log;
        Epoch epoch;
        do {
            log = recovery.recover();
            // Where a tail is to be given up, the promise of SYNC begins when that is done.
            epoch = begin(epochs, log, options.durability() == Durability.RELAXED || log.lost() != null);
            // Whoever had the checkpoint before may have committed, and delivered, until this epoch fenced it.
        } while (files.exists(layout.segment(log.lastSeen() + 1)));
        NavigableSet<Long> manifests = layout.manifests(files);
        epochs.removeBefore(manifests.isEmpty() ? -1 : manifests.first());
        return new CheckpointOpening(files, layout, options, identity, lock, chain, recovery, log, epochs, epoch);
    }

    /** Whether segments are committed without a sync. */
    boolean relaxed() {
        return options.durability() == Durability.RELAXED;
    }

    /** Moves aside what was given up. From then on the durability holds that was asked for. */
    void settle(Fence fence) throws IOException {
        LostTail lost = log.lost();
        if (lost == null) {
            return;
        }
        lost.moveAside(files, layout, epoch.number());
        if (!relaxed()) {
            Epoch synced = epochs.begin(epoch.number() + 1, false, epoch.headBatch(), epoch.headHash());
            fence.own(synced.number());
        }
    }

    private static Epoch begin(EpochLog epochs, RecoveredLog log, boolean relaxed) throws IOException {
        SegmentChain.Link head = log.head().map(SegmentChain.Link::of).orElse(SegmentChain.Link.NONE);
        long latest = Math.max(epochs.newest().map(Epoch::number).orElse(0L), head.epoch());
        return epochs.begin(latest + 1, relaxed, head.batchId(), head.hash());
    }

    private static HeldLock lock(CheckpointFiles files, CheckpointLayout layout, String holder) throws IOException {
        return files.tryLock(layout.lock(), holder)
                .orElseThrow(() -> new CheckpointInUseException("Checkpoint " + layout.root() + " is in use by "
                        + holderOf(files, layout) + ". Stop that run, or use another directory."));
    }

    private static String holderOf(CheckpointFiles files, CheckpointLayout layout) {
        try {
            return files.lockHolder(layout.lock());
        } catch (IOException e) {
            return "another process, which cannot be named (" + e + ")";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
