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

/** Rows: written, read, replaced, removed, visited in order, kept apart. */
public abstract class StoreValuesContract extends StoreContract {

    @Test
    void an_absent_key_has_no_row() {
        Row row = new Row();
        assertThat(get(newKeyGroup(), "a", row)).isFalse();
        assertThat(row.hasValue()).isFalse();
        assertThat(row.deadlineMillis()).isEqualTo(NONE);
    }

    @Test
    void a_row_is_read_as_it_was_written_and_replaced_and_removed() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes().put("a", "one", NONE).put("b", null, 7).reader());
        assertThat(text(rows)).containsExactly("a=one", "b@7");
        rows.apply(
                new Changes().put("a", "longer", 9).remove("absent").remove("b").reader());
        assertThat(text(rows)).containsExactly("a=longer@9");
        rows.apply(new Changes().remove("a").reader());
        assertThat(text(rows)).isEmpty();
    }

    @Test
    void key_groups_and_operators_are_apart() {
        StateStore store = newStore();
        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 1)
                .apply(new Changes().put("a", "here", 5).reader());
        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0)
                .apply(new Changes().put("z", "before", NONE).reader());
        store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 2)
                .apply(new Changes().put("", "behind", NONE).reader());
        store.endBatch();
        assertThat(text(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0)))
                .containsExactly("z=before");
        assertThat(text(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 1)))
                .containsExactly("a=here@5");
        assertThat(text(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 2)))
                .containsExactly("=behind");
        assertThat(text(store.keyGroup(new StateId("other", ""), RowAccess.BY_KEY, 1)))
                .isEmpty();
        assertThat(due(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0), 99))
                .isEmpty();
        assertThat(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 1))
                .isSameAs(store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 1));
    }

    @Test
    void long_keys_and_rows_are_kept_whole() {
        KeyGroupStore rows = newKeyGroup();
        String key = "k".repeat(60_000);
        String value = "v".repeat(300_000);
        rows.apply(new Changes().put("a", "x", NONE).put(key, value, NONE).reader());
        assertThat(text(rows)).containsExactly("a=x", key + "=" + value);
    }

    @Test
    void keys_and_rows_of_megabytes_are_kept_whole() {
        StateStore store = newStore();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        String key = "k".repeat(1 << 20);
        String value = "v".repeat(16 << 20);
        rows.apply(new Changes().put(key, value, 7).put("l", "small", NONE).reader());
        store.endBatch();
        assertThat(text(rows)).isEqualTo(List.of(key + "=" + value + "@7", "l=small"));
        rows.apply(new Changes().put(key, "less", 9).reader());
        store.endBatch();
        assertThat(text(rows)).isEqualTo(List.of(key + "=less@9", "l=small"));
        assertThat(due(rows, 10)).isEqualTo(List.of(key + "=less@9"));
    }

    @Test
    void a_batch_without_keys_and_changes_changes_nothing() {
        StateStore store = newStore();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 0);
        store.endBatch();
        rows.load(new Changes().reader());
        rows.prefetch(keyList(List.of()));
        rows.apply(new Changes().reader());
        store.endBatch();
        assertThat(text(rows)).isEmpty();
        rows.apply(new Changes().put("a", "x", 5).reader());
        rows.prefetch(keyList(List.of()));
        rows.apply(new Changes().reader());
        store.endBatch();
        store.endBatch();
        assertThat(text(rows)).containsExactly("a=x@5");
    }

    @Test
    void rows_are_visited_by_unsigned_bytes_of_their_keys() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes()
                .put("a", "1", NONE)
                .put("a\u0001", "2", NONE)
                .put("b", "3", NONE)
                .put("\u00e9", "4", NONE)
                .put("\uffff", "5", NONE)
                .reader());
        assertThat(text(rows)).containsExactly("a=1", "a\u0001=2", "b=3", "\u00e9=4", "\uffff=5");
    }

    @Test
    void what_is_prefetched_is_read_as_without_it() {
        KeyGroupStore rows = newKeyGroup();
        Map<String, Entry> model = new TreeMap<>();
        Random random = new Random(5);
        for (int batch = 0; batch < 20; batch++) {
            List<String> keys = new ArrayList<>();
            for (int number = 0; number < 120; number++) {
                keys.add("key" + (80 + (number * 77) % 120));
            }
            rows.prefetch(keyList(keys.subList(0, random.nextInt(keys.size()))));
            for (String key : keys) {
                Row row = new Row();
                assertThat(get(rows, key, row)).as(key).isEqualTo(model.containsKey(key));
                assertThat(entry(row)).isEqualTo(model.getOrDefault(key, new Entry(null, NONE)));
            }
            rows.apply(randomChanges(random, model, 50).reader());
        }
        assertThat(text(rows)).isEqualTo(text(model));
    }
}
