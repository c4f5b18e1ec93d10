package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.change.StateId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Restoring: rows that are loaded sorted, piece by piece, in many key groups at once, and changes on top of them. */
public abstract class StoreRestoreContract extends StoreContract {

    @Test
    void rows_loaded_in_pieces_are_there_with_their_timeouts() {
        StateStore store = newStore();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        rows.load(new Changes().put("a", "1", 30).put("b", "2", NONE).reader());
        rows.load(new Changes().put("c", null, 10).reader());
        rows.apply(new Changes().put("b", "3", 20).remove("c").reader());
        store.endBatch();
        assertThat(text(rows)).containsExactly("a=1@30", "b=3@20");
        assertThat(due(rows, 99)).containsExactly("b=3@20", "a=1@30");
    }

    @Test
    void many_rows_are_there_as_soon_as_they_were_loaded_and_take_changes() {
        StateStore store = newStore();
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            Map<String, Entry> model = new TreeMap<>();
            KeyGroupStore rows = store.keyGroup(new StateId("seed" + seed, ""), RowAccess.BY_KEY, 5);
            loadMuch(rows, random, model);
            if (random.nextBoolean()) {
                store.endBatch();
            }
            assertThat(due(rows, 40)).as("seed %s", seed).isEqualTo(due(model, 40));
            rows.apply(randomChanges(random, model, 50).reader());
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
            store.endBatch();
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
        }
    }

    @Test
    void key_groups_are_loaded_by_several_threads_at_once() {
        StateStore store = newStore();
        List<Map<String, Entry>> models = new ArrayList<>();
        List<CompletableFuture<Void>> loads = new ArrayList<>();
        for (int group = 0; group < 16; group++) {
            Map<String, Entry> model = new TreeMap<>();
            models.add(model);
            KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, group);
            Random random = new Random(group);
            loads.add(CompletableFuture.runAsync(() -> load(rows, random, model)));
        }
        loads.forEach(CompletableFuture::join);
        store.endBatch();
        for (int group = 0; group < 16; group++) {
            assertThat(text(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, group)))
                    .as("key group %s", group)
                    .isEqualTo(text(models.get(group)));
        }
    }

    /** About two megabytes, part of them with keys that later change. */
    private static void loadMuch(KeyGroupStore rows, Random random, Map<String, Entry> model) {
        for (int from = 1_000; from < 5_000; from += 400) {
            Changes piece = new Changes();
            for (int number = from; number < from + 400; number++) {
                String key = "key" + (number % 10 == 0 ? number / 10 : number / 10 + "." + number % 10);
                Entry entry = new Entry("v".repeat(random.nextInt(1_000)), number % 3 == 0 ? NONE : random.nextInt(90));
                model.put(key, entry);
                piece.put(key, entry.value(), entry.deadline());
            }
            rows.load(piece.reader());
        }
    }

    private static void load(KeyGroupStore rows, Random random, Map<String, Entry> model) {
        Changes piece = new Changes();
        for (int key = 10_000; key < 14_000; key += 1 + random.nextInt(3)) {
            Entry entry = new Entry("v".repeat(random.nextInt(50)), random.nextBoolean() ? NONE : random.nextInt(90));
            model.put("key" + key, entry);
            piece.put("key" + key, entry.value(), entry.deadline());
            if (random.nextInt(500) == 0) {
                rows.load(piece.reader());
                piece = new Changes();
            }
        }
        rows.load(piece.reader());
        rows.apply(randomChanges(random, model, 50).reader());
    }
}
