package dev.holdfast.benchmarks.store;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.store.rocksdb.RocksDbOptions;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The RocksDB store beside two ways to use RocksDB by hand: a get and a put for each event, and a sorted multi-get with one
 * sorted write for each batch. All three are loaded first, and then take turns of many batches, so that a machine that
 * becomes faster or slower does so for all. Two figures for each event: time of the batch, and processor time of all threads
 * until nothing is left to flush and to compact. The first turn of each counts for nothing. Even keys are distinct in their
 * batch; of skewed ones some come many times, and grouping them by key counts for the store.
 *
 * <p>Arguments: keys, batches in a turn, {@code even} or {@code skewed}, megabytes of memory, turns, which of {@code single},
 * {@code sorted} and {@code store} take part, and megabytes of rows on the heap.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xmx2g dev.holdfast.benchmarks.store.RocksDbUpdates 10000000 12 even 512 3"
 * }</pre>
 */
public final class RocksDbUpdates {

    static final int FILLER_BYTES = 90;

    private static final int BATCH = 100_000;

    private final long keys;
    private final boolean skewed;
    private final Random random = new Random(1);

    private RocksDbUpdates(long keys, boolean skewed) {
        this.keys = keys;
        this.skewed = skewed;
    }

    /** One way to add one to the value of the key of each event. */
    interface Contender extends AutoCloseable {

        void load(long keys) throws Exception;

        void batch(byte[][] keysOfEvents) throws Exception;

        @Override
        void close();
    }

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000L;
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        boolean skewed = args.length > 2 && args[2].equals("skewed");
        long memory = (args.length > 3 ? Long.parseLong(args[3]) : 256) << 20;
        int turns = args.length > 4 ? Integer.parseInt(args[4]) : 4;
        String which = args.length > 5 ? args[5] : "single,sorted,store";
        RocksDbOptions options = RocksDbOptions.defaults().withMemoryBytes(memory);
        if (args.length > 6) {
            options = options.withRowCacheBytes(Long.parseLong(args[6]) << 20);
        }
        Map<String, Contender> contenders = new LinkedHashMap<>();
        for (String name : List.of("single", "sorted", "store")) {
            if (which.contains(name)) {
                contenders.put(name, open(name, options, skewed));
            }
        }
        Map<String, Cost.Turn> totals = new RocksDbUpdates(keys, skewed).run(contenders, batches, turns);
        compare("get then put / store", totals.get("single"), totals.get("store"));
        compare("store / sorted multi-get and write", totals.get("store"), totals.get("sorted"));
        for (Contender contender : contenders.values()) {
            contender.close();
        }
    }

    private static Contender open(String name, RocksDbOptions options, boolean skewed) throws Exception {
        Path directory = Files.createTempDirectory("rocksdb-" + name);
        return switch (name) {
            case "single" -> new RocksDbByHand(directory, options.memoryBytes(), false);
            case "sorted" -> new RocksDbByHand(directory, options.memoryBytes(), true);
            default -> new OfStore(options.withDirectory(directory), skewed);
        };
    }

    private Map<String, Cost.Turn> run(Map<String, Contender> contenders, int batches, int turns) throws Exception {
        for (Map.Entry<String, Contender> each : contenders.entrySet()) {
            Cost.Turn load = Cost.turn(1, keys, batch -> each.getValue().load(keys));
            Cost.print("%-7s loaded in %.1f s, %s a key", each.getKey(), load.seconds(), load);
        }
        Map<String, Cost.Turn> totals = new HashMap<>();
        for (int turn = 0; turn < turns; turn++) {
            for (Map.Entry<String, Contender> each : contenders.entrySet()) {
                List<byte[][]> drawn = draw(batches);
                Cost.Turn cost =
                        Cost.turn(batches, BATCH, batch -> each.getValue().batch(drawn.get(batch)));
                Cost.print("%-7s turn %d: %s an event", each.getKey(), turn, cost);
                if (turn > 0) {
                    totals.merge(each.getKey(), cost, Cost.Turn::plus);
                }
            }
        }
        return totals;
    }

    private static void compare(String what, Cost.@Nullable Turn one, Cost.@Nullable Turn other) {
        if (one != null && other != null) {
            Cost.print(
                    "%s: %.2f of the time, %.2f of the processor time",
                    what, one.wallNanos() / other.wallNanos(), one.cpuNanos() / other.cpuNanos());
        }
    }

    /** The keys of the events of some batches. */
    private List<byte[][]> draw(int batches) {
        List<byte[][]> drawn = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            long[] numbers = skewed ? drawSkewed() : Updates.draw(random, keys, BATCH);
            drawn.add(Arrays.stream(numbers).mapToObj(Updates::key).toArray(byte[][]::new));
        }
        return drawn;
    }

    /** Few of all keys have most of the events. */
    private long[] drawSkewed() {
        long[] numbers = new long[BATCH];
        for (int event = 0; event < BATCH; event++) {
            long rank = (long) (keys * Math.pow(random.nextDouble(), 8));
            numbers[event] = rank * 999_999_937L % keys;
        }
        return numbers;
    }

    /** The store, in the calls that the engine makes, and the grouping by key that comes before them. */
    private static final class OfStore implements Contender {

        private final boolean skewed;
        private final StateStore store;
        private final Updates updates;

        OfStore(RocksDbOptions options, boolean skewed) {
            this.skewed = skewed;
            store = StateStores.rocksDb(options).get();
            updates = new Updates(store, FILLER_BYTES);
        }

        @Override
        public void load(long keys) {
            updates.load(keys);
        }

        @Override
        public void batch(byte[][] keysOfEvents) {
            updates.batch(skewed ? grouped(keysOfEvents) : keysOfEvents);
        }

        private static byte[][] grouped(byte[][] keysOfEvents) {
            Map<ByteBuffer, byte[]> grouped = new HashMap<>(2 * keysOfEvents.length);
            for (byte[] key : keysOfEvents) {
                grouped.putIfAbsent(ByteBuffer.wrap(key), key);
            }
            return grouped.values().toArray(byte[][]::new);
        }

        @Override
        public void close() {
            Cost.print("figures of the last batch: %s", store.metrics("updates"));
            store.close();
        }
    }
}
