package dev.holdfast.runtime.checkpoint.segment;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkVerification;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.Damage;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.checkpoint.directory.CheckpointLayout;
import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Follows the segments from one to the next, as far as they are whole. */
public class SegmentChain {

    private final CheckpointFiles files;
    private final CheckpointLayout layout;
    private final Identity identity;

    /** The chain of a checkpoint's directory. */
    public SegmentChain(CheckpointFiles files, CheckpointLayout layout, Identity identity) {
        this.files = files;
        this.layout = layout;
        this.identity = identity;
    }

    /**
     * Where a chain starts: behind a snapshot's segment, or before batch 0.
     *
     * @param epoch the epoch of the segment of {@code batchId}
     */
    public record Link(long batchId, ContentHash hash, long epoch) {

        /** Before batch 0. */
        public static final Link NONE = new Link(-1, ContentHash.NONE, 0);

        /** Behind a segment. */
        public static Link of(Segment segment) {
            return new Link(
                    segment.batchId(), segment.hash(), segment.file().header().epoch());
        }
    }

    /**
     * The segments after a link.
     *
     * @param breach why the next one cannot be believed; null if the last one was reached
     */
    public record Run(List<Segment> segments, @Nullable CheckpointCorruptException breach) {

        /** The same, as far as the chunks of the segments are whole too. */
        public Run verified(Executor helper) throws IOException {
            List<ChunkFile> files = segments.stream().map(Segment::file).toList();
            return ChunkVerification.firstDamage(files, helper)
                    .map(first -> new Run(segments.subList(0, first.file()), first.damage()))
                    .orElse(this);
        }
    }

    /** Opens the segments after a link up to a batch, as long as one continues the other. */
    public final Run follow(Link start, long lastBatch) throws IOException {
        List<Segment> segments = new ArrayList<>();
        Link link = start;
        for (long batchId = start.batchId() + 1; batchId <= lastBatch; batchId++) {
            try {
                Segment segment = Segment.open(files, layout, identity, batchId);
                checkLink(segment, link);
                segments.add(segment);
                link = Link.of(segment);
            } catch (CheckpointCorruptException e) {
                return new Run(segments, e);
            }
        }
        return new Run(segments, null);
    }

    /** Refuses a segment that does not continue the one before it. */
    protected void checkLink(Segment segment, Link previous) {
        FileHeader header = segment.file().header();
        if (!header.previousHash().equals(previous.hash())) {
            throw Damage.of(
                    segment.file().path(), "it does not continue the segment before it, or that one was replaced");
        }
        if (header.epoch() < previous.epoch()) {
            throw Damage.of(
                    segment.file().path(),
                    "its epoch " + header.epoch() + " is older than epoch " + previous.epoch() + " before it");
        }
    }
}
