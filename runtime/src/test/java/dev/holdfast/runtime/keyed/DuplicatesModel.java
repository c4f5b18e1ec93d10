package dev.holdfast.runtime.keyed;

import dev.holdfast.runtime.keyed.TimedEvents.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What dropping duplicates means, batch by batch, in a map. */
final class DuplicatesModel {

    private final long within;
    private final Map<Long, Long> expiresAt = new HashMap<>();
    final List<Event> late = new ArrayList<>();
    long dropped;

    DuplicatesModel(long within) {
        this.within = within;
    }

    /** The events of a batch that stay. */
    List<Event> batch(List<Event> events, long before) {
        expiresAt.values().removeIf(at -> at <= before);
        List<Event> kept = new ArrayList<>();
        for (Event event : events) {
            if (event.millis() != null && event.ceilMillis() <= before) {
                late.add(event);
            } else if (expiresAt.containsKey(event.id())) {
                dropped++;
            } else {
                kept.add(event);
                if (event.millis() != null) {
                    expiresAt.put(event.id(), event.ceilMillis() + within);
                }
            }
        }
        return kept;
    }
}
