package dev.holdfast.runtime.keyed;

import dev.holdfast.runtime.keyed.TimedEvents.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Windows as slowly as can be: lists of events by key and window. */
abstract class WindowsModel {

    private final Map<Place, List<Event>> windows = new HashMap<>();
    private final List<Event> late = new ArrayList<>();

    /** A window of a key. */
    record Place(String key, long start, long end) {}

    /** Takes a batch, given the watermark that the batch before ran with. */
    final void batch(List<Event> events, long before) {
        for (Event event : events) {
            if (event.millis() != null && !add(event, event.millis(), before)) {
                late.add(event);
            }
        }
    }

    /** Adds an event; returns false if it is late. */
    abstract boolean add(Event event, long millis, long before);

    final Map<Place, List<Event>> windows() {
        return windows;
    }

    final void put(String key, long start, long end, Event event) {
        windows.computeIfAbsent(new Place(key, start, end), place -> new ArrayList<>())
                .add(event);
    }

    final List<Event> late() {
        return late;
    }

    final List<String> results() {
        return windows.entrySet().stream()
                .map(entry -> text(entry.getKey(), entry.getValue()))
                .sorted()
                .toList();
    }

    private static String text(Place place, List<Event> events) {
        List<Long> ids = events.stream().map(Event::id).toList();
        long sum = ids.stream().mapToLong(id -> id).sum();
        long even = ids.stream().filter(id -> id % 2 == 0).count();
        return place.key + " " + Instant.ofEpochMilli(place.start) + " " + Instant.ofEpochMilli(place.end) + " "
                + ids.size() + " " + sum + " "
                + ids.stream().min(Comparator.naturalOrder()).orElseThrow() + " "
                + ids.stream().max(Comparator.naturalOrder()).orElseThrow() + " " + (double) sum / ids.size() + " "
                + ids.stream().sorted(Comparator.reverseOrder()).limit(3).toList() + " "
                + ids.stream().distinct().count() + " " + Math.min(even, 4) + " " + Math.max(even - 4, 0);
    }

    /** Windows that slide. */
    static final class Sliding extends WindowsModel {

        private final long size;
        private final long slide;
        private final long offset;

        Sliding(long size, long slide, long offset) {
            this.size = size;
            this.slide = slide;
            this.offset = offset;
        }

        @Override
        boolean add(Event event, long millis, long before) {
            boolean isOnTime = false;
            for (long start = TimedEvents.windowStart(millis, slide, offset); start + size > millis; start -= slide) {
                if (start + size > before) {
                    put(event.key(), start, start + size, event);
                    isOnTime = true;
                }
            }
            return isOnTime;
        }
    }

    /** Sessions. Those that have closed take no more. */
    static final class Sessions extends WindowsModel {

        private final long gap;

        Sessions(long gap) {
            this.gap = gap;
        }

        @Override
        boolean add(Event event, long millis, long before) {
            if (millis + gap <= before) {
                return false;
            }
            List<Place> touched = windows().keySet().stream()
                    .filter(place -> place.key().equals(event.key())
                            && place.end() > before
                            && place.start() <= millis + gap
                            && place.end() >= millis)
                    .toList();
            long start = touched.stream().mapToLong(Place::start).reduce(millis, Math::min);
            long end = touched.stream().mapToLong(Place::end).reduce(millis + gap, Math::max);
            List<Event> events = new ArrayList<>();
            touched.forEach(place -> events.addAll(windows().remove(place)));
            events.add(event);
            events.forEach(each -> put(event.key(), start, end, each));
            return true;
        }
    }

    /** Days of a zone. */
    static final class Days extends WindowsModel {

        private final ZoneId zone;

        Days(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        boolean add(Event event, long millis, long before) {
            var day = Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
            long start = day.atStartOfDay(zone).toInstant().toEpochMilli();
            long end = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
            if (end <= before) {
                return false;
            }
            put(event.key(), start, end, event);
            return true;
        }
    }
}
