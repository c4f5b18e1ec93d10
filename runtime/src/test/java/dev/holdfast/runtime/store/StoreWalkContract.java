package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.KeyRange;
import dev.holdfast.runtime.change.StateId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows in order: walks over ranges of keys, and the removal of ranges. */
public abstract class StoreWalkContract extends StoreContract {

    private static final int BATCHES = 60;
    private static final int MANY = 1_000_000;

    @Test
    void the_rows_of_a_range_come_in_the_order_of_their_keys() {
        KeyGroupStore rows = ordered(newStore(), 0);
        rows.apply(new Changes()
                .put("ann.1", "x", NONE)
                .put("ann.2", "y", 7)
                .put("anna.1", "z", NONE)
                .put("bob.1", null, 5)
                .reader());
        assertThat(walk(rows, KeyRange.startingWith(Changes.bytes("ann.")))).containsExactly("ann.1=x", "ann.2=y@7");
        assertThat(walk(rows, range("ann.2", "b"))).containsExactly("ann.2=y@7", "anna.1=z");
        assertThat(walk(rows, range("", null))).hasSize(4);
        assertThat(walk(rows, range("c", null))).isEmpty();
        assertThat(walk(rows, range("b", "a"))).isEmpty();
    }

    @Test
    void a_prefix_of_highest_bytes_ends_with_the_key_group() {
        StateStore store = newStore();
        KeyGroupStore rows = ordered(store, 0);
        byte[] highest = {-1, -1};
        rows.apply(new Changes()
                .put(new byte[] {-1}, "before", NONE)
                .put(new byte[] {-1, -1, 3}, "in", NONE)
                .reader());
        ordered(store, 1).apply(new Changes().put("other group", "x", NONE).reader());
        List<String> found = new ArrayList<>();
        Row row = new Row();
        try (RowWalk walk = rows.walk(KeyRange.startingWith(highest))) {
            while (walk.next()) {
                walk.row(row);
                found.add(row.value().readString());
            }
        }
        assertThat(found).containsExactly("in");
    }

    @Test
    void rows_may_be_looked_up_while_a_walk_is_under_way() {
        StateStore store = newStore();
        KeyGroupStore rows = ordered(store, 0);
        Changes changes = new Changes();
        for (int number = 100; number < 1_000; number++) {
            changes.put("ann." + number, "v" + number, NONE);
        }
        rows.load(changes.reader());
        store.endBatch();
        rows.apply(new Changes().put("ann.150", "new", NONE).reader());
        Random random = new Random(7);
        List<String> keys = new ArrayList<>();
        Row row = new Row();
        try (RowWalk walk = rows.walk(range("ann.120", "ann.900"))) {
            while (walk.next()) {
                keys.add(new String(walk.keyArray(), walk.keyOffset(), walk.keyLength(), StandardCharsets.UTF_8));
                byte[] other = Changes.bytes("ann." + (100 + random.nextInt(1_000)));
                rows.get(walk.keyArray(), walk.keyOffset(), walk.keyLength(), row);
                rows.get(other, 0, other.length, row);
            }
        }
        assertThat(keys)
                .isEqualTo(IntStream.range(120, 900)
                        .mapToObj(number -> "ann." + number)
                        .toList());
    }

    @Test
    void removed_ranges_leave_nothing_and_may_be_filled_again() {
        StateStore store = newStore();
        KeyGroupStore rows = ordered(store, 0);
        Changes changes = new Changes();
        for (int number = 100; number < 1_000; number++) {
            changes.put("ann." + number, "v" + number, number % 2 == 0 ? number : NONE);
        }
        rows.load(changes.put("bob.1", "stays", 1).reader());
        store.endBatch();
        assertThat(rows.removeRange(range("ann.200", "ann.900"))).isEqualTo(700);
        assertThat(rows.rows()).isEqualTo(201);
        assertThat(rows.timers()).isEqualTo(101);
        assertThat(due(rows, 400)).hasSize(51).startsWith("bob.1=stays@1", "ann.100=v100@100");
        rows.apply(new Changes().put("ann.500", "new", 2).reader());
        store.endBatch();
        assertThat(walk(rows, range("ann.199", "ann.901")))
                .containsExactly("ann.199=v199", "ann.500=new@2", "ann.900=v900@900");
        assertThat(rows.removeRange(range("ann.", "b"))).isEqualTo(201);
        assertThat(rows.removeRange(range("ann.", "b"))).isZero();
        assertThat(text(rows)).containsExactly("bob.1=stays@1");
    }

    @Test
    void random_batches_agree_with_sorted_maps() {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            StateStore store = newStore();
            KeyGroupStore rows = ordered(store, 3);
            SortedMap<String, Entry> model = new TreeMap<>();
            for (int batch = 0; batch < BATCHES; batch++) {
                String where = "seed " + seed + ", batch " + batch;
                if (random.nextInt(3) == 0) {
                    get(rows, "key" + (100 + random.nextInt(90)), new Row());
                }
                if (random.nextInt(6) == 0) {
                    KeyRange range = randomRange(random);
                    SortedMap<String, Entry> removed = in(model, range);
                    assertThat(rows.removeRange(range)).as(where).isEqualTo(removed.size());
                    removed.clear();
                }
                rows.apply(randomChanges(random, model, 100).reader());
                if (random.nextBoolean()) {
                    store.endBatch();
                }
                KeyRange range = randomRange(random);
                assertThat(walk(rows, range)).as(where).isEqualTo(text(in(model, range)));
                int threshold = random.nextInt(120);
                assertThat(due(rows, threshold)).as(where).isEqualTo(due(model, threshold));
            }
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
        }
    }

    @Test
    void a_million_rows_of_one_key_are_removed_together() {
        StateStore store = newStore();
        KeyGroupStore rows = ordered(store, 0);
        Changes changes = new Changes();
        for (int number = 0; number < MANY; number++) {
            changes.put("ann." + (MANY + number), "v", NONE);
        }
        rows.load(changes.put("bob.", "stays", NONE).reader());
        store.endBatch();
        assertThat(rows.removeRange(KeyRange.startingWith(Changes.bytes("ann."))))
                .isEqualTo(MANY);
        store.endBatch();
        assertThat(text(rows)).containsExactly("bob.=stays");
    }

    private static KeyGroupStore ordered(StateStore store, int keyGroup) {
        return store.keyGroup(new StateId("op", "rows"), RowAccess.IN_ORDER, keyGroup);
    }

    private static KeyRange range(String from, @Nullable String end) {
        return new KeyRange(Changes.bytes(from), end == null ? null : Changes.bytes(end));
    }

    private static KeyRange randomRange(Random random) {
        int from = 100 + random.nextInt(90);
        return range("key" + from, random.nextInt(5) == 0 ? null : "key" + (from + random.nextInt(40)));
    }

    private static SortedMap<String, Entry> in(SortedMap<String, Entry> model, KeyRange range) {
        String from = new String(range.from(), StandardCharsets.UTF_8);
        return range.end() == null
                ? model.tailMap(from)
                : model.subMap(from, new String(range.end(), StandardCharsets.UTF_8));
    }

    private static List<String> walk(KeyGroupStore rows, KeyRange range) {
        List<String> found = new ArrayList<>();
        Row row = new Row();
        try (RowWalk walk = rows.walk(range)) {
            while (walk.next()) {
                walk.row(row);
                found.add(new String(walk.keyArray(), walk.keyOffset(), walk.keyLength(), StandardCharsets.UTF_8)
                        + entry(row));
            }
        }
        return found;
    }
}
