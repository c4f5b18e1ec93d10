package dev.holdfast.keyed.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Turns for an engine that keeps rows in maps and is told of deadlines. */
class KeyTurnsTest {

    private static final DeclaredState.OfSubKeys<Long, String> ROWS =
            DeclaredState.ofSubKeys("rows", "rows", KeySerializers.int64(), StateSerializers.string(), Deadlines.CALL);
    private static final DeclaredState.OfKey<Void> SEEN = DeclaredState.ofKey("seen", "seen", Deadlines.DROP);

    private final Engine engine = new Engine();

    /** Does what its events say: {@code put 5 x 20} gives the row 5 the value x and the deadline 20. */
    private static class Commanded implements KeyedOperator<String, String, String> {

        ErrorPolicy<String, String> policy = ErrorPolicy.fail();

        @Override
        public String id() {
            return "commanded";
        }

        @Override
        public String kind() {
            return "commanded";
        }

        @Override
        public KeySerializer<String> keySerializer() {
            return KeySerializers.string();
        }

        @Override
        public TimeoutMode timeoutMode() {
            return TimeoutMode.EVENT_TIME;
        }

        @Override
        public ErrorPolicy<String, String> errorPolicy() {
            return policy;
        }

        @Override
        public List<DeclaredState<?>> states() {
            return List.of(ROWS, SEEN);
        }

        @Override
        public void events(Turn<String, String> turn, Events<String> events) {
            while (events.hasNext()) {
                String[] words = events.next().split(" ", -1);
                Rows<Long, String> rows = turn.rows(ROWS);
                switch (words[0]) {
                    case "put" -> rows.at(Long.parseLong(words[1])).put(words[2], Long.parseLong(words[3]));
                    case "see" -> turn.row(SEEN).putDeadlineOnly(Long.parseLong(words[1]));
                    case "clear" -> rows.removeAll();
                    default -> turn.emit(words[0], EventTimes.NONE);
                }
                turn.emit(walk(rows) + (turn.row(SEEN).deadlineMillis() == OneRow.NO_DEADLINE ? "" : "seen"), 0);
                if (words[words.length - 1].equals("fail")) {
                    throw new IllegalStateException("told to");
                }
            }
        }

        private static String walk(Rows<Long, String> rows) {
            StringBuilder text = new StringBuilder();
            for (RowWalk<Long, String> walk = rows.walk(null, null); walk.next(); ) {
                text.append(walk.subKey()).append(walk.row().value()).append(' ');
            }
            return text.toString();
        }

        @Override
        public void due(Turn<String, String> turn, DueRow due) {
            OneRow<String> row = turn.rows(ROWS).at(due.subKey(ROWS));
            turn.emit("due " + due.subKey(ROWS) + row.value() + due.deadlineMillis(), due.deadlineMillis());
            if ("circle".equals(row.value())) {
                row.put("circle", due.deadlineMillis());
            } else {
                row.remove();
            }
        }
    }

    /** Rows of keys in maps, in no order, and deadlines in a list. */
    private static final class Engine implements Wakeups {

        private final Map<String, byte[]> rows = new HashMap<>();
        private final Map<String, Bytes> subKeys = new HashMap<>();
        private final List<String> wakeups = new ArrayList<>();
        private final List<String> results = new ArrayList<>();
        private final List<String> forgiven = new ArrayList<>();
        private final Commanded operator = new Commanded();
        private final KeyTurns<String, String, String> turns;
        private Bytes key = Bytes.NONE;

        Engine() {
            turns = new KeyTurns<>(
                    operator,
                    List.of(
                            new KeyedState<>(
                                    ROWS, StateSchemas.first("commanded", StateSerializers.string()), new Kept("rows")),
                            new KeyedState<>(SEEN, null, new Kept("seen"))),
                    this,
                    (result, millis) -> results.add(result),
                    failure -> forgiven.add(String.valueOf(failure.getMessage())));
        }

        private final class Kept implements KeyRows {

            private final String name;

            Kept(String name) {
                this.name = name;
            }

            private String place(Bytes subKey) {
                return name + key + subKey;
            }

            @Override
            public byte @Nullable [] get(Bytes subKey) {
                return rows.get(place(subKey));
            }

            @Override
            public void put(Bytes subKey, byte[] row) {
                rows.put(place(subKey), row);
                subKeys.put(place(subKey), subKey);
            }

            @Override
            public void remove(Bytes subKey) {
                rows.remove(place(subKey));
            }

            @Override
            public Iterable<Map.Entry<Bytes, byte[]>> all() {
                List<Map.Entry<Bytes, byte[]>> own = new ArrayList<>();
                rows.forEach((place, row) -> {
                    if (place.startsWith(name + key)) {
                        own.add(Map.entry(subKeys.get(place), row));
                    }
                });
                return own;
            }
        }

        void watermark(long millis) {
            turns.at(new BatchTimes(0, millis, millis - 1, millis));
        }

        void event(String user, String command) {
            key = bytes(user);
            turns.events(user, key, new OneEvent<String>().set(command, EventTimes.NONE, 0));
        }

        static Bytes bytes(String user) {
            StateOutput out = new StateOutput();
            KeySerializers.string().write(user, out);
            return Bytes.copyOf(out);
        }

        static Bytes subKey(long number) {
            StateOutput out = new StateOutput();
            KeySerializers.int64().write(number, out);
            return Bytes.copyOf(out);
        }

        @Override
        public void enter(Bytes newKey) {
            key = newKey;
        }

        @Override
        public void set(int state, Bytes subKey, long deadlineMillis) {
            wakeups.add("set " + state + " " + deadlineMillis);
        }

        @Override
        public void cancel(int state, Bytes subKey, long deadlineMillis) {
            wakeups.add("cancel " + state + " " + deadlineMillis);
        }
    }

    @Test
    void a_walk_sees_what_the_turn_has_written_in_the_order_of_sub_keys() {
        engine.event("ada", "put 7 x 100");
        engine.event("ada", "put -3 y 100");
        engine.event("bob", "put 5 z 100");
        engine.event("ada", "put 7 w 100");
        assertThat(engine.results).containsExactly("7x ", "-3y 7x ", "5z ", "-3y 7w ");
    }

    @Test
    void a_turn_that_throws_leaves_nothing() {
        engine.event("ada", "put 7 x 100");
        assertThatThrownBy(() -> engine.event("ada", "put 8 y 100 fail"))
                .isInstanceOf(UpdateFunctionException.class)
                .hasMessage("its update function threw java.lang.IllegalStateException: told to");
        engine.event("ada", "look");
        assertThat(engine.results).containsExactly("7x ", "look", "7x ");
    }

    @Test
    void a_failure_that_is_forgiven_is_told() {
        engine.operator.policy = ErrorPolicy.skipKey();
        engine.event("ada", "clear fail");
        assertThat(engine.results).isEmpty();
        assertThat(engine.forgiven).hasSize(1);
    }

    @Test
    void a_later_deadline_is_asked_for_when_the_earlier_one_has_come() {
        engine.event("ada", "put 1 x 10");
        engine.event("ada", "put 1 x 20");
        engine.event("ada", "put 1 x 30");
        assertThat(engine.wakeups).containsExactly("set 0 10");
        engine.watermark(11);
        engine.turns.woken(Engine.bytes("ada"), 0, Engine.subKey(1), 10);
        engine.turns.runAll();
        assertThat(engine.wakeups).containsExactly("set 0 10", "set 0 30");
        engine.watermark(31);
        engine.turns.woken(Engine.bytes("ada"), 0, Engine.subKey(1), 30);
        engine.turns.runAll();
        assertThat(engine.results).last().isEqualTo("due 1x30");
    }

    @Test
    void an_earlier_deadline_takes_the_place_of_a_later_one() {
        engine.event("ada", "put 1 x 30");
        engine.event("ada", "put 1 x 20");
        engine.event("ada", "clear");
        assertThat(engine.wakeups).containsExactly("set 0 30", "cancel 0 30", "set 0 20", "cancel 0 20");
    }

    @Test
    void rows_that_wait_get_their_turns_by_deadline_key_and_sub_key() {
        engine.event("bob", "put 1 x 10");
        engine.event("ada", "put 2 x 10");
        engine.event("ada", "put 1 x 10");
        engine.event("ada", "put 3 x 9");
        engine.results.clear();
        engine.watermark(11);
        engine.turns.woken(Engine.bytes("bob"), 0, Engine.subKey(1), 10);
        engine.turns.woken(Engine.bytes("ada"), 0, Engine.subKey(2), 10);
        engine.turns.woken(Engine.bytes("ada"), 0, Engine.subKey(1), 10);
        engine.turns.woken(Engine.bytes("ada"), 0, Engine.subKey(3), 9);
        engine.turns.runBefore(10);
        assertThat(engine.results).containsExactly("due 3x9");
        engine.turns.runAll();
        assertThat(engine.results).containsExactly("due 3x9", "due 1x10", "due 2x10", "due 1x10");
        assertThat(engine.rows).isEmpty();
    }

    @Test
    void a_row_that_events_leave_due_gets_its_turn_at_once() {
        engine.watermark(50);
        engine.event("ada", "put 1 x 49");
        engine.event("ada", "put 1 x 50");
        assertThat(engine.results).containsExactly("1x ", "due 1x49", "1x ");
        assertThat(engine.wakeups).endsWith("set 0 50");
    }

    @Test
    void a_row_that_is_due_again_and_again_ends_in_an_error() {
        engine.watermark(50);
        assertThatThrownBy(() -> engine.event("ada", "put 1 circle 49"))
                .hasMessageStartingWith("its timers have set each other to times that had passed, 1000 times");
    }

    @Test
    void a_row_that_drops_is_seen_until_its_deadline_and_removed_without_a_call() {
        engine.event("ada", "see 10");
        engine.watermark(10);
        engine.event("ada", "look");
        engine.watermark(11);
        engine.event("ada", "look");
        assertThat(engine.results).containsExactly("seen", "look", "seen", "look", "");
        engine.turns.woken(Engine.bytes("ada"), 1, Bytes.NONE, 10);
        engine.turns.runAll();
        assertThat(engine.rows).isEmpty();
    }
}
