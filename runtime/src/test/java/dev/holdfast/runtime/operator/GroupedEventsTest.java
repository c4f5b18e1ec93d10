package dev.holdfast.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupedEventsTest {

    @Test
    void keys_keep_the_order_of_arrival_and_events_that_of_the_input() {
        GroupedEvents<Long, Integer> batch = new GroupedEvents<>(false);
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<Long, List<Integer>> model = new LinkedHashMap<>();
            Partition<Long, Integer> first = new Partition<>(false);
            Partition<Long, Integer> second = new Partition<>(false);
            int count = random.nextInt(6000);
            for (int event = 0; event < count; event++) {
                long key = 64L * random.nextInt(700);
                add(2 * event < count ? first : second, KeySerializers.int64(), key, event, EventTimes.NONE, false, 0);
                model.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
            }
            batch.begin(count, count);
            batch.addAll(first);
            batch.addAll(second);
            assertThat(batch.keyCount()).isEqualTo(model.size());
            int number = 0;
            for (Map.Entry<Long, List<Integer>> entry : model.entrySet()) {
                assertThat(batch.key(number)).as("seed %s", seed).isEqualTo(entry.getKey());
                assertThat(batch.events(number)).toIterable().isEqualTo(entry.getValue());
                assertThat(find(batch, KeySerializers.int64(), entry.getKey())).isEqualTo(number);
                number++;
            }
            assertThat(find(batch, KeySerializers.int64(), 1L)).isEqualTo(GroupedEvents.NO_KEY);
        }
    }

    @Test
    void keys_stand_side_by_side_with_their_hashes() {
        GroupedEvents<String, String> batch = new GroupedEvents<>(false);
        Partition<String, String> partition = new Partition<>(false);
        for (int i = 0; i < 100; i++) {
            add(partition, KeySerializers.string(), "key" + i, "event", EventTimes.NONE, false, 0);
        }
        batch.begin(100, 100);
        batch.addAll(partition);
        for (int number = 0; number < 100; number++) {
            StateOutput bytes = bytes(KeySerializers.string(), "key" + number);
            assertThat(batch.length(number)).isEqualTo(bytes.size());
            assertThat(batch.hash(number)).isEqualTo(KeyHash.of(bytes.array(), 0, bytes.size()));
            assertThat(KeyHash.of(batch.array(), batch.offset(number), batch.length(number)))
                    .isEqualTo(batch.hash(number));
        }
    }

    @Test
    void events_tell_their_times_and_inputs_if_the_operator_asks_for_them() {
        GroupedEvents<String, String> batch = new GroupedEvents<>(true);
        Partition<String, String> partition = new Partition<>(true);
        for (int i = 0; i < 100; i++) {
            add(partition, KeySerializers.string(), "key" + i % 3, "event" + i, 1000L + i, i % 5 == 0, i % 2);
        }
        batch.begin(100, 100);
        batch.addAll(partition);
        Events<String> events = batch.events(find(batch, KeySerializers.string(), "key1"));
        assertThatThrownBy(events::input).hasMessage("no event was read yet");
        for (int i = 1; i < 100; i += 3) {
            assertThat(events.next()).isEqualTo("event" + i);
            assertThat(events.eventTimeMillis()).isEqualTo(1000L + i);
            assertThat(events.eventTimeCeilMillis()).isEqualTo(i % 5 == 0 ? 1001L + i : 1000L + i);
            assertThat(events.input()).isEqualTo(i % 2);
        }
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void times_that_nobody_asks_for_are_not_kept() {
        GroupedEvents<String, String> batch = new GroupedEvents<>(false);
        Partition<String, String> partition = new Partition<>(false);
        add(partition, KeySerializers.string(), "a", "event", 1000L, false, 0);
        batch.begin(1, 1);
        batch.addAll(partition);
        Events<String> events = batch.events(0);
        assertThat(events.next()).isEqualTo("event");
        assertThatThrownBy(events::eventTimeMillis).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_key_without_events_gives_none() {
        GroupedEvents<String, String> batch = new GroupedEvents<>(false);
        batch.begin(0, 1);
        StateOutput bytes = bytes(KeySerializers.string(), "a");
        int number = batch.addKey("a", KeyHash.of(bytes.array(), 0, bytes.size()), bytes.array(), 0, bytes.size());
        Events<String> none = batch.events(number);
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void events_that_are_kept_beyond_their_turn_end() {
        GroupedEvents<String, String> batch = new GroupedEvents<>(false);
        Partition<String, String> partition = new Partition<>(false);
        add(partition, KeySerializers.string(), "a", "first", EventTimes.NONE, false, 0);
        add(partition, KeySerializers.string(), "a", "second", EventTimes.NONE, false, 0);
        batch.begin(2, 2);
        batch.addAll(partition);
        Events<String> kept = batch.events(0);
        assertThat(kept.next()).isEqualTo("first");
        batch.endEvents();
        assertThatIllegalStateException().isThrownBy(kept::hasNext).withMessageContaining("valid during its call only");
        assertThatIllegalStateException().isThrownBy(kept::next);
    }

    private static <K, T> void add(
            Partition<K, T> partition,
            KeySerializer<K> serializer,
            K key,
            T event,
            long time,
            boolean between,
            int input) {
        StateOutput bytes = bytes(serializer, key);
        int hash = KeyHash.of(bytes.array(), 0, bytes.size());
        partition.add(key, hash, bytes, event, time, between, input);
    }

    private static <K> int find(GroupedEvents<K, ?> batch, KeySerializer<K> serializer, K key) {
        StateOutput bytes = bytes(serializer, key);
        return batch.find(bytes.array(), 0, bytes.size());
    }

    private static <K> StateOutput bytes(KeySerializer<K> serializer, K key) {
        StateOutput bytes = new StateOutput();
        serializer.write(key, bytes);
        return bytes;
    }
}
