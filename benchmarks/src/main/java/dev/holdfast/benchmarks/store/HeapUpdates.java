package dev.holdfast.benchmarks.store;

import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.store.StateStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The heap store beside a {@code HashMap} of strings and records, which gets and puts: processor time of all threads for each
 * update of a random key, and bytes for each entry. Arguments: keys, batches, which of {@code map}, {@code store} or both.
 *
 * <pre>{@code
 * ./mvnw -q -pl benchmarks -am package -DskipTests -Pbenchmark \
 *     -Dbenchmark="-Xms4g -Xmx4g dev.holdfast.benchmarks.store.HeapUpdates 10000000 40"
 * }</pre>
 */
public final class HeapUpdates {

    private static final int BATCH = 100_000;
    private static final int FILLER_BYTES = 7;

    private HeapUpdates() {}

    private record Value(long count, long filler) {}

    public static void main(String[] args) throws Exception {
        long keys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000L;
        int batches = args.length > 1 ? Integer.parseInt(args[1]) : 40;
        double map = map(keys, batches);
        double store = store(keys, batches);
        Cost.print("store / map: %.2f of the processor time", store / map);
    }

    private static double map(long keys, int batches) throws Exception {
        long before = Cost.usedHeap();
        Map<String, Value> map = new HashMap<>();
        for (long number = 0; number < keys; number++) {
            map.put(Updates.text(number), new Value(0, number));
        }
        long bytes = Cost.usedHeap() - before;
        Random random = new Random(1);
        double nanos = Cost.perOperation(batches, BATCH, batch -> {
            for (long number : Updates.draw(random, keys, BATCH)) {
                String key = Updates.text(number);
                Value value = map.get(key);
                map.put(key, new Value(value.count() + 1, value.filler()));
            }
        });
        return report("HashMap", nanos, drawing(keys, batches), (double) bytes / map.size());
    }

    private static double store(long keys, int batches) throws Exception {
        long before = Cost.usedHeap();
        try (StateStore store = StateStores.heap().get()) {
            Updates updates = new Updates(store, FILLER_BYTES);
            updates.load(keys);
            long bytes = Cost.usedHeap() - before;
            Random random = new Random(1);
            double nanos = Cost.perOperation(batches, BATCH, batch -> updates.unsortedBatch(keys(random, keys)));
            double accounted = (double) updates.memoryUsedBytes() / keys;
            Cost.print("heap store accounts for %.1f bytes an entry", accounted);
            return report("heap store", nanos, drawing(keys, batches), (double) bytes / keys);
        }
    }

    private static byte[][] keys(Random random, long keys) {
        long[] numbers = Updates.draw(random, keys, BATCH);
        byte[][] drawn = new byte[numbers.length][];
        for (int i = 0; i < numbers.length; i++) {
            drawn[i] = Updates.key(numbers[i]);
        }
        return drawn;
    }

    /** What making the keys costs, on both sides. */
    private static double drawing(long keys, int batches) throws Exception {
        Random random = new Random(1);
        long[] sum = new long[1];
        return Cost.perOperation(batches, BATCH, batch -> {
            for (long number : Updates.draw(random, keys, BATCH)) {
                sum[0] += Updates.text(number).length();
            }
        });
    }

    private static double report(String what, double nanos, double drawing, double bytes) {
        Cost.print(
                "%-10s %6.0f ns an update without making keys (%.0f), %.1f bytes an entry",
                what, nanos - drawing, drawing, bytes);
        return nanos - drawing;
    }
}
