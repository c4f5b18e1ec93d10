package dev.holdfast.runtime.checkpoint;

import dev.holdfast.engine.CheckpointException;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.WrittenSchema;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockSorter;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.checkpoint.commit.WatermarkRecord;
import dev.holdfast.runtime.checkpoint.segment.SegmentChain;
import dev.holdfast.runtime.checkpoint.segment.SegmentWriter;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.watermark.StreamProgress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A query that writes the same batches in every run: batch B changes some keys of two operators and writes to two sinks, all
 * of it a function of B alone. Beside it, the sequential model of what the checkpoint must hold.
 */
public final class Workload {

    static final Path DIRECTORY = Path.of("/checkpoint");
    public static final UUID QUERY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    public static final int KEY_GROUPS = 3;

    private static final int KEYS = 12;

    private Workload() {}

    static CheckpointOptions options(Durability durability) {
        return new CheckpointOptions(KEY_GROUPS, durability, 3, 4);
    }

    /** A state that changes may be made of. */
    static final StateId X = new StateId("x", "");

    static Checkpoint open(CheckpointFiles files, Durability durability) {
        return open(files, durability, SegmentChain::new);
    }

    static Checkpoint open(CheckpointFiles files, Durability durability, CheckpointOpening.ChainFactory chains) {
        return Checkpoint.open(files, DIRECTORY, options(durability), Runnable::run, () -> QUERY, 0, chains);
    }

    /** Commits the batch after the head. */
    static void commitNext(Checkpoint checkpoint) {
        long batchId = checkpoint.head().map(CommitRecord::batchId).orElse(-1L) + 1;
        write(checkpoint, batchId).commit(record(batchId));
    }

    static SegmentWriter write(Checkpoint checkpoint, long batchId) {
        SegmentWriter segment = checkpoint.begin(batchId);
        try {
            changes(batchId).forEach((place, entries) -> {
                ChangeBlockWriter block = block(entries);
                segment.changes(new StateId(place.operatorId(), ""), place.keyGroup(), block.array(), 0, block.size());
            });
            for (String sink : List.of("a", "b")) {
                byte[] output = outbox(batchId, sink);
                segment.outbox(sink, output, 0, output.length / 2, 1);
                segment.outbox(sink, output, output.length / 2, output.length - output.length / 2, 1);
            }
            return segment;
        } catch (CheckpointException e) {
            segment.abandon();
            throw e;
        }
    }

    static CommitRecord record(long batchId) {
        SortedMap<String, String> offsets = new TreeMap<>(Map.of("source", "{\"next\":" + batchId + "}"));
        WrittenState state = new WrittenState(
                "", "group state", "", "", List.of(new WrittenSchema(0, "Session", "s1", 1, false)), 0, batchId);
        OperatorRecord operator = new OperatorRecord("x", "string", "k1", "NONE", List.of(state));
        return new CommitRecord(
                batchId,
                1000 + batchId,
                offsets,
                new WatermarkRecord(batchId, List.of(new StreamProgress("source words", batchId, batchId))),
                List.of(operator),
                batchId - 1);
    }

    static byte[] outbox(long batchId, String sink) {
        return batchId % 5 == 4 ? new byte[0] : ("output " + batchId + " for " + sink).getBytes(StandardCharsets.UTF_8);
    }

    record Place(String operatorId, int keyGroup) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byId = operatorId.compareTo(other.operatorId);
            return byId != 0 ? byId : Integer.compare(keyGroup, other.keyGroup);
        }
    }

    /** Rows by key; an empty row stands for a removal. */
    private static SortedMap<Place, SortedMap<String, String>> changes(long batchId) {
        Random random = new Random(batchId);
        SortedMap<Place, SortedMap<String, String>> changes = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            String key = "key" + random.nextInt(KEYS);
            String row = random.nextInt(4) == 0 ? "" : "row " + batchId;
            Place place = new Place(random.nextBoolean() ? "x" : "y", key.hashCode() % KEY_GROUPS);
            changes.computeIfAbsent(place, p -> new TreeMap<>()).put(key, row);
        }
        return changes;
    }

    private static ChangeBlockWriter block(SortedMap<String, String> entries) {
        ChangeBlockSorter sorter = new ChangeBlockSorter();
        entries.forEach((keyText, rowText) -> {
            byte[] key = keyText.getBytes(StandardCharsets.UTF_8);
            byte[] row = rowText.getBytes(StandardCharsets.UTF_8);
            if (row.length == 0) {
                sorter.appendRemoval(key, 0, key.length);
            } else {
                sorter.append(key, 0, key.length, row, 0, row.length);
            }
        });
        return sorter.sort();
    }

    /** What the checkpoint must hold after a batch. */
    static SortedMap<String, String> model(long lastBatch) {
        SortedMap<String, String> state = new TreeMap<>();
        for (long batchId = 0; batchId <= lastBatch; batchId++) {
            changes(batchId)
                    .forEach((place, entries) -> entries.forEach((key, row) -> {
                        String name = place.operatorId() + "/" + place.keyGroup() + "/" + key;
                        if (row.isEmpty()) {
                            state.remove(name);
                        } else {
                            state.put(name, row);
                        }
                    }));
        }
        return state;
    }

    static SortedMap<String, String> restored(Checkpoint checkpoint) {
        SortedMap<String, String> state = new TreeMap<>();
        ChangeConsumer.restore(checkpoint, into(state));
        return state;
    }

    /** Applies what is handed over to a state in the form of this class. */
    static ChangeConsumer into(SortedMap<String, String> state) {
        ChangeBlockReader reader = new ChangeBlockReader();
        return (id, keyGroup, block, offset, length) -> {
            reader.reset(block, offset, length);
            while (reader.next()) {
                String key = text(reader.array(), reader.keyOffset(), reader.keyLength());
                String name = id + "/" + keyGroup + "/" + key;
                if (reader.isRemoval()) {
                    state.remove(name);
                } else {
                    state.put(name, text(reader.array(), reader.rowOffset(), reader.rowLength()));
                }
            }
        };
    }

    private static String text(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    /**
     * Refuses a checkpoint that holds anything but the model's state after some batch.
     *
     * @return that batch, -1 for none
     */
    static long verify(Checkpoint checkpoint) {
        long head = checkpoint.head().map(CommitRecord::batchId).orElse(-1L);
        if (head >= 0) {
            require(checkpoint.head().orElseThrow().equals(record(head)), "the record of batch " + head);
            for (String sink : List.of("a", "b")) {
                byte[] found = readOutbox(checkpoint, head, sink);
                byte[] expected = outbox(head, sink);
                require(
                        Arrays.equals(found, expected),
                        "outbox of " + head + ": " + HexFormat.of().formatHex(found));
                require(checkpoint.outboxRows(head, sink) == 2, "rows in the outbox of " + head);
            }
        }
        SortedMap<String, String> state = restored(checkpoint);
        require(state.equals(model(head)), "the state of batch " + head + ": " + state);
        return head;
    }

    private static byte[] readOutbox(Checkpoint checkpoint, long batchId, String sink) {
        try (InputStream in = checkpoint.outbox(batchId, sink)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new AssertionError("not what was committed: " + what);
        }
    }
}
