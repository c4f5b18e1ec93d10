package dev.holdfast.runtime.checkpoint.chunk;

import dev.holdfast.engine.CheckpointCorruptException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Compares all chunks of some files with what the files' indexes say, in the calling thread and in another one if that has
 * time for it.
 */
public final class ChunkVerification {

    private static final long BYTES_PER_PIECE = 16L << 20;

    private final List<Piece> pieces = new ArrayList<>();
    private final AtomicInteger nextPiece = new AtomicInteger();
    private final CountDownLatch left;
    private @Nullable Damaged first;
    private @Nullable Throwable failure;

    private ChunkVerification(List<ChunkFile> files) {
        for (int file = 0; file < files.size(); file++) {
            divide(file, files.get(file));
        }
        left = new CountDownLatch(pieces.size());
    }

    /** A file that is not what was written; {@code file} is its place in the list. */
    public record Damaged(int file, CheckpointCorruptException damage) {}

    private record Piece(int number, ChunkFile file, List<ChunkEntry> chunks) {}

    /** The first of the files that is damaged. */
    public static Optional<Damaged> firstDamage(List<ChunkFile> files, Executor helper) throws IOException {
        ChunkVerification verification = new ChunkVerification(files);
        if (verification.pieces.size() > 1) {
            helper.execute(verification::work);
        }
        verification.work();
        return verification.await();
    }

    private void divide(int number, ChunkFile file) {
        List<ChunkEntry> chunks = file.chunks();
        int start = 0;
        for (int end = 1; end <= chunks.size(); end++) {
            long bytes = chunks.get(end - 1).end() - chunks.get(start).position();
            if (bytes >= BYTES_PER_PIECE || end == chunks.size()) {
                pieces.add(new Piece(number, file, chunks.subList(start, end)));
                start = end;
            }
        }
    }

    /** Takes pieces as long as there are any. */
    private void work() {
        for (int next = nextPiece.getAndIncrement(); next < pieces.size(); next = nextPiece.getAndIncrement()) {
            Piece piece = pieces.get(next);
            try {
                piece.file().verify(piece.chunks());
            } catch (CheckpointCorruptException e) {
                damaged(new Damaged(piece.number(), e));
            } catch (IOException | RuntimeException | Error e) {
                failed(e);
            } finally {
                left.countDown();
            }
        }
    }

    private synchronized void damaged(Damaged file) {
        Damaged before = first;
        if (before == null || file.file() < before.file()) {
            first = file;
        }
    }

    private synchronized void failed(Throwable e) {
        failure = e;
    }

    /** Waits for what was begun elsewhere; whoever has not begun finds nothing left, and need not be waited for. */
    private Optional<Damaged> await() throws IOException {
        boolean interrupted = false;
        while (true) {
            try {
                left.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result();
    }

    private synchronized Optional<Damaged> result() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return Optional.ofNullable(first);
    }
}
