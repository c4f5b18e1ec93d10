package dev.holdfast.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.change.StateId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Timeouts: which are due, in which order, and when the next one is. */
public abstract class StoreTimersContract extends StoreContract {

    @Test
    void timeouts_are_due_strictly_before_the_threshold_by_deadline_and_then_by_key() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes()
                .put("a", "x", 6)
                .put("b", "x", 5)
                .put("c", null, 5)
                .put("d", "x", -4)
                .put("e", "x", NONE)
                .reader());
        assertThat(due(rows, 6)).containsExactly("d=x@-4", "b=x@5", "c@5");
        assertThat(due(rows, -4)).isEmpty();
        assertThat(next(rows)).isEqualTo(-4);
    }

    @Test
    void a_deadline_that_moves_in_either_direction_fires_once_at_its_last_value() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes().put("a", "x", 10).reader());
        rows.apply(new Changes().put("a", "x", 20).reader());
        assertThat(due(rows, 15)).isEmpty();
        assertThat(next(rows)).isEqualTo(20);
        rows.apply(new Changes().put("a", "x", 12).reader());
        assertThat(due(rows, 15)).containsExactly("a=x@12");
        rows.apply(new Changes().put("a", "x", 30).reader());
        rows.apply(new Changes().put("a", "x", 12).reader());
        assertThat(due(rows, 31)).containsExactly("a=x@12");
        rows.apply(new Changes().put("a", "x", NONE).reader());
        assertThat(due(rows, 99)).isEmpty();
        assertThat(next(rows)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void the_timeout_of_a_removed_row_does_not_fire_for_the_next_one() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes().put("a", "x", 10).reader());
        rows.apply(new Changes().remove("a").put("b", "x", 50).reader());
        assertThat(due(rows, 40)).isEmpty();
        assertThat(next(rows)).isEqualTo(50);
        rows.apply(new Changes().put("a", "x", 60).reader());
        assertThat(due(rows, 99)).containsExactly("b=x@50", "a=x@60");
    }

    @Test
    void asking_what_is_due_changes_nothing() {
        KeyGroupStore rows = newKeyGroup();
        rows.apply(new Changes().put("a", "x", 10).put("b", "x", 20).reader());
        rows.apply(new Changes().put("a", "x", 30).reader());
        assertThat(due(rows, 99)).containsExactly("b=x@20", "a=x@30");
        assertThat(due(rows, 15)).isEmpty();
        assertThat(due(rows, 25)).containsExactly("b=x@20");
        assertThat(due(rows, 99)).containsExactly("b=x@20", "a=x@30");
    }

    @Test
    void a_threshold_before_the_next_deadline_gives_a_time_up_to_it() {
        KeyGroupStore rows = newKeyGroup();
        assertThat(rows.nextDeadlineMillis(5)).isEqualTo(Long.MAX_VALUE);
        rows.apply(new Changes().put("a", "x", 10).reader());
        rows.apply(new Changes().put("a", "x", 100).reader());
        assertThat(rows.nextDeadlineMillis(5)).isBetween(5L, 100L);
        assertThat(rows.nextDeadlineMillis(11)).isBetween(11L, 100L);
        assertThat(rows.nextDeadlineMillis(100)).isEqualTo(100);
        assertThat(rows.nextDeadlineMillis(101)).isEqualTo(100);
    }

    @Test
    void many_timeouts_that_are_due_at_once_come_in_order() {
        KeyGroupStore rows = newKeyGroup();
        Map<String, Entry> model = new TreeMap<>();
        Changes changes = new Changes();
        for (int key = 10_000; key < 13_000; key++) {
            Entry entry = new Entry("x", (key * 7919L) % 1000);
            changes.put("key" + key, "x", entry.deadline());
            model.put("key" + key, entry);
        }
        rows.apply(changes.reader());
        assertThat(due(rows, 1001)).isEqualTo(due(model, 1001));
    }

    @Test
    void a_long_random_run_agrees_with_a_sorted_map() {
        StateStore store = newStore();
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            KeyGroupStore rows = store.keyGroup(new StateId("seed" + seed, ""), RowAccess.BY_KEY, random.nextInt(128));
            Map<String, Entry> model = new TreeMap<>();
            for (int batch = 0; batch < 60; batch++) {
                String where = "seed " + seed + ", batch " + batch;
                rows.apply(randomChanges(random, model, 100).reader());
                if (random.nextBoolean()) {
                    store.endBatch();
                }
                long threshold = random.nextInt(120);
                if (random.nextInt(3) > 0) {
                    assertThat(due(rows, threshold)).as(where).isEqualTo(due(model, threshold));
                }
                if (random.nextBoolean()) {
                    assertNextDeadline(rows, model, random.nextInt(120), where);
                }
            }
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
        }
    }

    @Test
    void timeouts_that_fire_batch_after_batch_agree_with_a_sorted_map() {
        StateStore store = newStore();
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            KeyGroupStore rows = store.keyGroup(new StateId("fire" + seed, ""), RowAccess.BY_KEY, 3);
            Map<String, Entry> model = new TreeMap<>();
            int now = 0;
            for (int batch = 0; batch < 100; batch++) {
                String where = "seed " + seed + ", batch " + batch;
                now += random.nextInt(20);
                assertNextDeadline(rows, model, now, where);
                List<String> due = due(rows, now);
                assertThat(due).as(where).isEqualTo(due(model, now));
                rows.apply(fire(due, random, model, now).reader());
                rows.apply(randomChanges(random, model, now + 60).reader());
                store.endBatch();
            }
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
        }
    }

    @Test
    void the_first_of_what_is_due_batch_after_batch_agree_with_a_sorted_map() {
        StateStore store = newStore();
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            KeyGroupStore rows = store.keyGroup(new StateId("first" + seed, ""), RowAccess.BY_KEY, 5);
            Map<String, Entry> model = new TreeMap<>();
            for (int batch = 0; batch < 60; batch++) {
                String where = "seed " + seed + ", batch " + batch;
                int now = 10 * random.nextInt(15);
                rows.apply(randomChanges(random, model, 130).reader());
                DueLimits limits = new DueLimits(1 + random.nextInt(12), 12 + random.nextInt(200));
                assertNextDeadline(rows, model, now, where);
                List<String> first = assertFirst(rows, model, now, limits, where);
                rows.apply(fire(first, random, model, now).reader());
                store.endBatch();
                assertNextDeadline(rows, model, now, where);
            }
            assertThat(text(rows)).as("seed %s", seed).isEqualTo(text(model));
        }
    }

    @Test
    void what_is_due_goes_by_in_parts_although_all_of_it_was_put_off() {
        StateStore store = newStore();
        KeyGroupStore rows = store.keyGroup(new StateId("op", ""), RowAccess.BY_KEY, 7);
        Map<String, Entry> model = new TreeMap<>();
        Random random = new Random(7);
        for (int round = 0; round < 3; round++) {
            Changes changes = new Changes();
            for (int key = 1000; key < 3000; key++) {
                Entry entry = new Entry("x" + round, round * 100L + random.nextInt(90));
                changes.put("key" + key, entry.value(), entry.deadline());
                model.put("key" + key, entry);
            }
            rows.apply(changes.reader());
            store.endBatch();
        }
        DueLimits limits = new DueLimits(150, Long.MAX_VALUE);
        for (int batch = 0; batch < 14; batch++) {
            List<String> first = assertFirst(rows, model, 1000, limits, "batch " + batch);
            assertThat(first).hasSize(Math.min(150, 2000 - batch * 150));
            Changes changes = new Changes();
            first.stream().map(line -> line.split("[=@]", 2)[0]).sorted().forEach(key -> {
                model.remove(key);
                changes.remove(key);
            });
            rows.apply(changes.reader());
            store.endBatch();
            assertNextDeadline(rows, model, 1000, "batch " + batch);
        }
        assertThat(rows.timers()).isZero();
    }

    private static List<String> assertFirst(
            KeyGroupStore rows, Map<String, Entry> model, long now, DueLimits limits, String where) {
        List<String> all = due(model, now);
        List<String> first = due(rows, now, limits);
        DueTimers list = rows.due(now, limits);
        assertThat(first).as(where).isEqualTo(all.subList(0, list.size()));
        assertThat(list.hasMore()).as(where).isEqualTo(list.size() < all.size());
        DueTimers whole = rows.due(now, DueLimits.NONE);
        long bytes = 0;
        for (int place = 0; place < list.size(); place++) {
            assertThat(limits.isFull(place, bytes, list.rowBytes(place)))
                    .as(where)
                    .isFalse();
            assertThat(list.deadlineMillis(place)).as(where).isEqualTo(whole.deadlineMillis(place));
            assertThat(list.rowBytes(place)).as(where).isEqualTo(whole.rowBytes(place));
            bytes += list.rowBytes(place);
        }
        assertThat(list.rowBytes()).as(where).isEqualTo(bytes);
        if (list.hasMore()) {
            assertThat(limits.isFull(list.size(), bytes, whole.rowBytes(list.size())))
                    .as(where)
                    .isTrue();
        }
        return first;
    }

    /** What the calls for timeouts may do: remove the row, clear the deadline, or set a later one. */
    private static Changes fire(List<String> due, Random random, Map<String, Entry> model, int now) {
        Changes changes = new Changes();
        due.stream().map(line -> line.split("[=@]", 2)[0]).sorted().forEach(key -> {
            int what = random.nextInt(3);
            if (what == 0) {
                model.remove(key);
                changes.remove(key);
            } else {
                Entry entry = new Entry("fired", what == 1 ? NONE : now + random.nextInt(40));
                model.put(key, entry);
                changes.put(key, entry.value(), entry.deadline());
            }
        });
        return changes;
    }

    private static long next(KeyGroupStore rows) {
        return rows.nextDeadlineMillis(Long.MAX_VALUE);
    }
}
