package dev.holdfast.runtime.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBatch;

/** The bytes that are given to RocksDB are those that it would have made. */
class RocksWritesTest {

    private static final byte[] EMPTY = {};

    @TempDir
    Path directory;

    @Test
    void the_bytes_are_those_of_a_batch_that_rocksdb_filled() throws Exception {
        List<ColumnFamilyDescriptor> families = List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY),
                new ColumnFamilyDescriptor(new byte[] {'t'}));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
                RocksDB database = RocksDB.open(options, directory.toString(), families, handles);
                ColumnFamilyHandle rows = handles.get(0);
                ColumnFamilyHandle timers = handles.get(1)) {
            assertThat(rows.getID())
                    .as("rows go to the family without a number")
                    .isZero();
            for (long seed = 1; seed <= 20; seed++) {
                assertSameBytes(new Random(seed), rows, timers, "seed " + seed);
            }
            assertThat(database.isOwningHandle()).isTrue();
        }
    }

    @Test
    void writes_that_were_added_follow_those_that_were_there_and_cleared_ones_are_none() {
        RocksWrites all = new RocksWrites(1);
        all.putRow(new byte[] {1}, new byte[] {2});
        all.removeTimer(new byte[] {3});
        RocksWrites first = new RocksWrites(1);
        first.putRow(new byte[] {9}, EMPTY);
        first.clear();
        first.putRow(new byte[] {1}, new byte[] {2});
        RocksWrites second = new RocksWrites(1);
        second.removeTimer(new byte[] {3});
        first.addAll(second);
        assertThat(first.toByteArray()).isEqualTo(all.toByteArray());
        first.clear();
        assertThat(first.isEmpty()).isTrue();
    }

    private static void assertSameBytes(Random random, ColumnFamilyHandle rows, ColumnFamilyHandle timers, String where)
            throws Exception {
        RocksWrites writes = new RocksWrites(timers.getID());
        try (WriteBatch batch = new WriteBatch()) {
            for (int i = random.nextInt(200); i >= 0; i--) {
                byte[] key = bytes(random);
                byte[] value = bytes(random);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        writes.putRow(key, value);
                        batch.put(rows, key, value);
                    }
                    case 1 -> {
                        writes.removeRow(key);
                        batch.delete(rows, key);
                    }
                    case 2 -> {
                        writes.putTimer(key);
                        batch.put(timers, key, EMPTY);
                    }
                    default -> {
                        writes.removeTimer(key);
                        batch.delete(timers, key);
                    }
                }
            }
            assertThat(writes.toByteArray()).as(where).isEqualTo(batch.data());
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 20_000 : 150)];
        random.nextBytes(bytes);
        return bytes;
    }
}
