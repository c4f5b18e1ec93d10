package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** All of it together: batches of calls as an engine makes them, in several key groups, beside sorted maps. */
public abstract class StoreModelContract extends StoreContract {

    private static final int BATCHES = 50;

    @Test
    void random_batches_agree_with_sorted_maps() {
        for (long seed = 1; seed <= 10; seed++) {
            run(new Random(seed), "seed " + seed);
        }
    }

    private void run(Random random, String seed) {
        StateStore store = newStore();
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < 5; part++) {
            parts.add(new Part(
                    store.keyGroup(new StateId("op" + part % 2, ""), RowAccess.BY_KEY, part), new TreeMap<>()));
        }
        parts.forEach(part -> restore(part, random));
        store.endBatch();
        for (int batch = 0; batch < BATCHES; batch++) {
            String where = seed + ", batch " + batch;
            for (Part part : parts) {
                if (random.nextInt(4) > 0) {
                    look(part, random, where);
                }
            }
            for (Part part : parts) {
                if (random.nextInt(4) > 0) {
                    part.rows.apply(randomChanges(random, part.model, 100).reader());
                }
            }
            store.endBatch();
            Part walked = parts.get(random.nextInt(parts.size()));
            assertThat(text(walked.rows)).as(where).isEqualTo(text(walked.model));
        }
        for (Part part : parts) {
            assertThat(text(part.rows)).as(seed).isEqualTo(text(part.model));
        }
    }

    private static void restore(Part part, Random random) {
        Changes changes = new Changes();
        for (int number = 100; number < 190; number++) {
            if (random.nextInt(3) == 0) {
                Entry entry = new Entry("v".repeat(random.nextInt(30)), random.nextBoolean() ? NONE : 50);
                part.model.put("key" + number, entry);
                changes.put("key" + number, entry.value(), entry.deadline());
            }
        }
        part.rows.load(changes.reader());
    }

    /** What a batch does before it changes anything. */
    private static void look(Part part, Random random, String where) {
        int threshold = random.nextInt(120);
        assertNextDeadline(part.rows, part.model, threshold, where);
        List<String> keys = new ArrayList<>();
        for (int number = 100; number < 190; number++) {
            if (random.nextInt(4) == 0) {
                keys.add("key" + number);
            }
        }
        part.rows.prefetch(keyList(keys.subList(0, random.nextInt(keys.size() + 1))));
        Row row = new Row();
        for (String key : keys) {
            assertThat(get(part.rows, key, row)).as(where).isEqualTo(part.model.containsKey(key));
            assertThat(entry(row)).as(where).isEqualTo(part.model.getOrDefault(key, new Entry(null, NONE)));
        }
        if (random.nextBoolean()) {
            assertThat(due(part.rows, threshold)).as(where).isEqualTo(due(part.model, threshold));
        }
    }

    private record Part(KeyGroupStore rows, Map<String, Entry> model) {}
}
