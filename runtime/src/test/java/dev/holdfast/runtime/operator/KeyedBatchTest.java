package dev.holdfast.runtime.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.serial.KeyHash;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyedBatchTest {

    @Test
    void keys_keep_the_order_of_arrival_and_events_that_of_the_input() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            KeyedBatch<Long, Integer> batch = new KeyedBatch<>(KeySerializers.int64(), false);
            Map<Long, List<Integer>> model = new LinkedHashMap<>();
            for (int event = 0; event < 3000; event++) {
                long key = 64L * random.nextInt(700);
                batch.add(key, event, EventTimes.NONE, false, 0);
                model.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
            }
            assertThat(batch.keyCount()).isEqualTo(model.size());
            assertThat(batch.eventCount()).isEqualTo(3000);
            int number = 0;
            for (Map.Entry<Long, List<Integer>> entry : model.entrySet()) {
                assertThat(batch.key(number)).as("seed %s", seed).isEqualTo(entry.getKey());
                assertThat(batch.events(number)).toIterable().isEqualTo(entry.getValue());
                assertThat(batch.find(entry.getKey())).isEqualTo(number);
                number++;
            }
            assertThat(batch.find(1L)).isEqualTo(KeyedBatch.NO_KEY);
        }
    }

    @Test
    void each_key_group_has_its_keys_in_order_of_arrival() {
        KeyedBatch<String, String> batch = new KeyedBatch<>(KeySerializers.string(), false);
        for (int i = 0; i < 200; i++) {
            batch.addKey("key" + i);
        }
        KeyedBatch.KeyGroupOrder order = batch.byKeyGroup(7);
        List<Integer> seen = new ArrayList<>();
        for (int group = 0; group < 7; group++) {
            for (int i = order.from()[group]; i < order.from()[group + 1]; i++) {
                int number = order.numbers()[i];
                int hash = KeyHash.of(batch.keyArray(), batch.keyOffset(number), batch.keyLength(number));
                assertThat(KeyHash.keyGroup(hash, 7)).isEqualTo(group);
                assertThat(i == order.from()[group] || order.numbers()[i - 1] < number)
                        .isTrue();
                seen.add(number);
            }
        }
        assertThat(seen).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void a_key_with_a_null_component_is_refused() {
        record Site(@Nullable String name) {}
        KeySerializer<Site> serializer = new KeySerializer<>() {
            @Override
            public Schema schema() {
                return KeySerializers.string().schema();
            }

            @Override
            public void write(Site key, StateOutput out) {
                out.writeKeyString(key.name());
            }

            @Override
            public Site read(StateInput in) {
                return new Site(in.readKeyString());
            }
        };
        assertThatThrownBy(() -> new KeyedBatch<Site, String>(serializer, false).addKey(new Site(null)))
                .hasMessage(
                        "a key cannot be written: no component of a key may be null, but this one is Site[name=null]");
    }

    @Test
    void events_tell_their_times_and_inputs_if_the_operator_asks_for_them() {
        KeyedBatch<String, String> batch = new KeyedBatch<>(KeySerializers.string(), true);
        for (int i = 0; i < 100; i++) {
            batch.add("key" + i % 3, "event" + i, 1000L + i, i % 5 == 0, i % 2);
        }
        Events<String> events = batch.events(batch.find("key1"));
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
        KeyedBatch<String, String> batch = new KeyedBatch<>(KeySerializers.string(), false);
        batch.add("a", "event", 1000L, false, 0);
        Events<String> events = batch.events(0);
        assertThat(events.next()).isEqualTo("event");
        assertThatThrownBy(events::eventTimeMillis).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_key_without_events_gives_none() {
        KeyedBatch<String, String> batch = new KeyedBatch<>(KeySerializers.string(), false);
        Iterator<String> none = batch.events(batch.addKey("a"));
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }
}
