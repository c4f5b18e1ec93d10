package dev.holdfast.kit;

import dev.holdfast.annotation.OnTimer;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.util.Iterator;
import java.util.Map;

/** An update function with states of each kind, and two timers that may be due at the same time. */
public final class Baskets {

    private Baskets() {}

    public enum Alarm {
        FIRST,
        SECOND
    }

    @UpdateFunction
    public static void watch(
            String user,
            Iterator<Visit> visits,
            ValueState<Long> total,
            MapState<String, Long> pages,
            ListState<Long> numbers,
            TimeSortedState<Long> recent,
            @TimeToLive(value = "PT20S", inEventTime = true) ValueState<String> lastPage,
            EventTimers<Alarm> alarms,
            Emitter<String> results) {
        while (visits.hasNext()) {
            Visit visit = visits.next();
            results.emit(user + " after " + lastPage.orElse("nothing"));
            lastPage.update(visit.page());
            total.update(total.orElse(0L) + visit.number());
            pages.put(visit.page(), pages.get(visit.page()).orElse(0L) + 1);
            numbers.add(visit.number());
            recent.add(visit.at(), visit.number());
            recent.removeBefore(visit.at().minusSeconds(15));
            alarms.set(Alarm.FIRST, visit.at().plusSeconds(12));
            alarms.set(Alarm.SECOND, visit.at().plusSeconds(12));
        }
    }

    @OnTimer("watch")
    public static void alarm(
            String user,
            Alarm alarm,
            ValueState<Long> total,
            MapState<String, Long> pages,
            ListState<Long> numbers,
            TimeSortedState<Long> recent,
            Emitter<String> results) {
        StringBuilder text = new StringBuilder(user + " " + alarm + " " + total.orElse(0L));
        for (Map.Entry<String, Long> page : pages.entries()) {
            text.append(' ').append(page.getKey()).append('=').append(page.getValue());
        }
        numbers.forEach(number -> text.append(' ').append(number));
        results.emit(text.toString());
        if (alarm == Alarm.FIRST) {
            pages.remove("a");
        } else {
            pages.clear();
            total.remove();
            numbers.clear();
            recent.clear();
        }
    }
}
