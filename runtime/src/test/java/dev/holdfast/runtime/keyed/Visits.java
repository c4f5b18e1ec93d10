package dev.holdfast.runtime.keyed;

import dev.holdfast.keyed.Deadlines;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.DueRow;
import dev.holdfast.keyed.Events;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.OneRow;
import dev.holdfast.keyed.RowWalk;
import dev.holdfast.keyed.Rows;
import dev.holdfast.keyed.Turn;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;
import java.util.List;

/**
 * An operator as somebody else would write it on the public contract: counts by hour, which it walks, a word that is forgotten after
 * some time, and alarms, which are deadlines only. Each event is a command.
 */
class Visits implements KeyedOperator<String, Visits.Command, String> {

    static final DeclaredState.OfSubKeys<Long, Long> HOURS =
            DeclaredState.ofSubKeys("hours", "map", KeySerializers.int64(), StateSerializers.int64(), Deadlines.NONE);
    static final DeclaredState.OfKey<String> WORD =
            DeclaredState.ofKey("word", "value", StateSerializers.string(), Deadlines.DROP);
    static final DeclaredState.OfSubKeys<String, Void> ALARMS = DeclaredState.ofSubKeys(
                    "alarms", "timers", KeySerializers.string(), Deadlines.CALL)
            .neverWalked();

    /**
     * What is to be done for a key.
     *
     * @param what add, clear, forget, say, ring, silence, look, fail
     * @param number of an hour, or a time in seconds
     */
    record Command(String key, Instant at, String what, long number) {}

    @Override
    public String id() {
        return "visits";
    }

    @Override
    public String kind() {
        return "visits";
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
    public boolean givesEventTimes() {
        return true;
    }

    @Override
    public ErrorPolicy<String, Command> errorPolicy() {
        return ErrorPolicy.skipKey();
    }

    @Override
    public List<DeclaredState<?>> states() {
        return List.of(HOURS, WORD, ALARMS);
    }

    @Override
    public void events(Turn<String, String> turn, Events<Command> events) {
        while (events.hasNext()) {
            Command command = events.next();
            run(turn, command, events.eventTimeMillis());
        }
    }

    private static void run(Turn<String, String> turn, Command command, long timeMillis) {
        Rows<Long, Long> hours = turn.rows(HOURS);
        OneRow<String> word = turn.row(WORD);
        long number = command.number();
        switch (command.what()) {
            case "add" -> {
                OneRow<Long> hour = hours.at(number);
                Long before = hour.value();
                hour.put(before == null ? 1 : before + 1, OneRow.NO_DEADLINE);
            }
            case "clear" -> hours.removeRange(number, number + 5);
            case "forget" -> hours.removeAll();
            case "say" -> word.put("w" + number, number * 1000);
            case "ring" -> turn.rows(ALARMS).at("a" + number % 3).putDeadlineOnly(number * 1000);
            case "silence" -> turn.rows(ALARMS).at("a" + number % 3).remove();
            case "fail" -> {
                hours.removeAll();
                word.remove();
                turn.rows(ALARMS).at("a0").putDeadlineOnly(0);
                throw new IllegalStateException("as asked");
            }
            default -> {}
        }
        turn.emit(command + " " + text(turn), timeMillis);
    }

    @Override
    public void due(Turn<String, String> turn, DueRow row) {
        String alarm = row.subKey(ALARMS);
        OneRow<Void> stored = turn.rows(ALARMS).at(alarm);
        if (row.deadlineMillis() % 7000 == 0) {
            stored.putDeadlineOnly(row.deadlineMillis() + 3000);
        } else {
            stored.remove();
        }
        OneRow<Long> rings = turn.rows(HOURS).at(-1L);
        Long before = rings.value();
        rings.put(before == null ? 1 : before + 1, OneRow.NO_DEADLINE);
        turn.emit(
                turn.key() + " rings " + alarm + " of " + row.deadlineMillis() + " " + text(turn),
                Math.max(turn.watermarkMillis(), row.deadlineMillis()));
    }

    private static String text(Turn<String, String> turn) {
        StringBuilder text = new StringBuilder();
        RowWalk<Long, Long> walk = turn.rows(HOURS).walk(null, null);
        while (walk.next()) {
            text.append(walk.subKey()).append('=').append(walk.row().value()).append(' ');
        }
        RowWalk<Long, Long> some = turn.rows(HOURS).walk(3L, 9L);
        int count = 0;
        while (some.next()) {
            count++;
        }
        return text.append(count).append(' ').append(turn.row(WORD).value()).toString();
    }
}
