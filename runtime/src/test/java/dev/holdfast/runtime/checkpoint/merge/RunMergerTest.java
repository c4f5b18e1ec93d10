package dev.holdfast.runtime.checkpoint.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointCorruptException;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.change.ChangeBlockWriter;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.RangeBlock;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.Workload;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFile;
import dev.holdfast.runtime.checkpoint.chunk.ChunkFileWriter;
import dev.holdfast.runtime.checkpoint.chunk.ChunkOwner;
import dev.holdfast.runtime.checkpoint.chunk.ChunkType;
import dev.holdfast.runtime.checkpoint.chunk.ContentHash;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.checkpoint.chunk.FileKind;
import dev.holdfast.runtime.checkpoint.chunk.Identity;
import dev.holdfast.runtime.files.ModelFiles;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merges runs of random keys, many of which are alike or begin alike, and compares with a sorted map. */
class RunMergerTest {

    private static final Path DIRECTORY = Path.of("/files");
    private static final RunKey KEY = new RunKey(new StateId("x", ""), 1);
    private static final byte[] BYTES = {0, 1, 'a', 'b', -1};

    private final ModelFiles files = new ModelFiles();
    private final NavigableMap<byte[], String> model = new TreeMap<>(Arrays::compareUnsigned);
    private final List<KeyRange> removed = new ArrayList<>();
    private final List<KeyRange> mergedRanges = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 1", "true, 12", "false, 12"})
    void of_each_key_the_newest_entry_is_left(boolean dropRemovals, int longestKey) throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            model.clear();
            removed.clear();
            List<ChunkFile> runs = new ArrayList<>();
            int count = 1 + random.nextInt(9);
            for (int run = 0; run < count; run++) {
                runs.add(file(run, random, longestKey));
            }
            if (dropRemovals) {
                model.values().removeIf(String::isEmpty);
            }
            assertThat(merge(runs, dropRemovals)).as("seed %s", seed).isEqualTo(texts(model));
            assertThat(texts(mergedRanges))
                    .as("seed %s", seed)
                    .isEqualTo(dropRemovals ? List.of() : texts(KeyRange.union(removed)));
        }
    }

    @Test
    void a_run_that_does_not_ascend_is_refused() throws IOException {
        ChunkFileWriter writer = writer(0);
        ChangeBlockWriter block = new ChangeBlockWriter();
        append(block, new byte[] {'b'}, "1");
        append(block, new byte[] {'a'}, "2");
        writer.chunk(
                ChunkType.CHANGES, false, ChunkOwner.of(KEY.state()), KEY.keyGroup(), block.array(), 0, block.size());
        assertThatThrownBy(() -> merge(List.of(finished(0, writer)), true))
                .isInstanceOf(CheckpointCorruptException.class)
                .hasMessageContaining("the keys of a run do not ascend");
    }

    /** A file with one run, in chunks of a few entries. */
    private ChunkFile file(int number, Random random, int longestKey) throws IOException {
        SortedMap<byte[], String> entries = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = random.nextInt(40); i >= 0; i--) {
            byte[] key = key(random, longestKey);
            entries.put(key, random.nextInt(4) == 0 ? "" : "row of run " + number);
        }
        ChunkFileWriter writer = writer(number);
        removeRanges(random, longestKey, writer);
        model.putAll(entries);
        ChangeBlockWriter block = new ChangeBlockWriter();
        boolean continues = false;
        for (byte[] key : entries.keySet()) {
            append(block, key, entries.get(key));
            if (random.nextInt(5) == 0 || key == entries.lastKey()) {
                writer.chunk(
                        ChunkType.CHANGES,
                        continues,
                        ChunkOwner.of(KEY.state()),
                        KEY.keyGroup(),
                        block.array(),
                        0,
                        block.size());
                block.clear();
                continues = true;
            }
        }
        return finished(number, writer);
    }

    /** In some of the files. */
    private void removeRanges(Random random, int longestKey, ChunkFileWriter writer) throws IOException {
        List<KeyRange> ranges = new ArrayList<>();
        for (int i = random.nextInt(4); i > 1; i--) {
            ranges.add(new KeyRange(key(random, longestKey), random.nextInt(5) == 0 ? null : key(random, longestKey)));
        }
        ranges = KeyRange.union(ranges);
        if (!ranges.isEmpty()) {
            ChangeBlockWriter block = RangeBlock.write(ranges);
            writer.chunk(
                    ChunkType.RANGES,
                    false,
                    ChunkOwner.of(KEY.state()),
                    KEY.keyGroup(),
                    block.array(),
                    0,
                    block.size());
        }
        for (KeyRange range : ranges) {
            byte[] end = range.end();
            (end == null ? model.tailMap(range.from(), true) : model.subMap(range.from(), true, end, false)).clear();
        }
        removed.addAll(ranges);
    }

    private static byte[] key(Random random, int longestKey) {
        byte[] key = new byte[random.nextInt(longestKey + 1)];
        for (int at = 0; at < key.length; at++) {
            key[at] = BYTES[random.nextInt(BYTES.length)];
        }
        return key;
    }

    private static void append(ChangeBlockWriter block, byte[] key, String text) {
        byte[] row = text.getBytes(StandardCharsets.UTF_8);
        if (row.length == 0) {
            block.appendRemoval(key, 0, key.length);
        } else {
            block.append(key, 0, key.length, row, 0, row.length);
        }
    }

    private ChunkFileWriter writer(int number) throws IOException {
        files.createDirectories(DIRECTORY);
        FileHeader header = new Identity(Workload.QUERY, Workload.KEY_GROUPS)
                .header(FileKind.PART, false, 0, number, ContentHash.NONE);
        return new ChunkFileWriter(files, path(number), header);
    }

    private ChunkFile finished(int number, ChunkFileWriter writer) throws IOException {
        writer.finish(new StateOutput());
        return ChunkFile.open(files, path(number), FileKind.PART);
    }

    private static Path path(int number) {
        return DIRECTORY.resolve(number + ".part");
    }

    private List<String> merge(List<ChunkFile> runs, boolean dropRemovals) throws IOException {
        List<String> merged = new ArrayList<>();
        mergedRanges.clear();
        ChangeBlockReader reader = new ChangeBlockReader();
        RunMerger.Target target = new RunMerger.Target() {
            @Override
            public void ranges(RunKey key, List<KeyRange> ranges) {
                mergedRanges.addAll(ranges);
            }

            @Override
            public void piece(RunKey key, boolean continues, byte[] block, int length) {
                reader.reset(block, 0, length);
                while (reader.next()) {
                    byte[] bytes = Arrays.copyOfRange(
                            reader.array(), reader.keyOffset(), reader.keyOffset() + reader.keyLength());
                    merged.add(text(
                            bytes,
                            new String(
                                    reader.array(), reader.rowOffset(), reader.rowLength(), StandardCharsets.UTF_8)));
                }
            }
        };
        try (RunMerger merger = RunMerger.ofOneKey(dropRemovals, target)) {
            merger.merge(KEY, SortedRuns.of(runs).of(KEY));
        }
        return merged;
    }

    private static List<String> texts(SortedMap<byte[], String> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEach((key, row) -> texts.add(text(key, row)));
        return texts;
    }

    private static List<String> texts(List<KeyRange> ranges) {
        return ranges.stream()
                .map(range -> Arrays.toString(range.from()) + Arrays.toString(range.end()))
                .toList();
    }

    private static String text(byte[] key, String row) {
        return HexFormat.of().formatHex(key) + " " + row;
    }
}
