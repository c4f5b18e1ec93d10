package dev.holdfast.runtime.keyed;

import dev.holdfast.operator.StateParameter;
import dev.holdfast.operator.StatesFn;
import dev.holdfast.runtime.keyed.StatesProgram.Alarm;
import dev.holdfast.runtime.keyed.StatesProgram.Command;
import dev.holdfast.state.EventTimers;
import dev.holdfast.state.ListState;
import dev.holdfast.state.MapState;
import dev.holdfast.state.ProcessingTimers;
import dev.holdfast.state.TimeSortedState;
import dev.holdfast.state.ValueState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Runs {@link StatesProgram} on maps and lists in memory, as slowly as can be. */
final class StatesModel {

    private final NavigableMap<String, OfKey> keys = new TreeMap<>();
    private final List<String> results = new ArrayList<>();
    private long watermark;
    private long processingMillis;

    List<String> results() {
        return results;
    }

    void batch(List<Command> commands, long before, long newWatermark, long newProcessingMillis) {
        watermark = newWatermark;
        processingMillis = newProcessingMillis;
        Map<String, List<Command>> byKey = new TreeMap<>();
        commands.stream()
                .filter(command -> command.millis() > before)
                .forEach(command -> byKey.computeIfAbsent(command.key(), key -> new ArrayList<>())
                        .add(command));
        byKey.forEach((key, list) -> {
            OfKey state = keys.computeIfAbsent(key, absent -> new OfKey());
            state.reading = Long.MIN_VALUE;
            Iterator<Command> plain = list.iterator();
            Iterator<Command> timed = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return plain.hasNext();
                }

                @Override
                public Command next() {
                    Command command = plain.next();
                    state.reading = command.millis();
                    return command;
                }
            };
            StatesProgram.obey(key, timed, state, results::add);
        });
        keys.forEach((key, state) -> state.fire(key));
    }

    /** A timer that is set. */
    private record Set(boolean isEventTime, Alarm alarm, long millis) {}

    /** Something with an end. */
    private record Ending<V>(V value, long endMillis) {}

    private final class OfKey implements StatesFn.States {

        private static final long NEVER = Long.MIN_VALUE;

        private long reading;
        private final Value<Long> value = new Value<>(false, 0);
        private final Value<String> shortLived = new Value<>(true, 500);
        private final NavigableMap<Integer, Ending<Long>> map = new TreeMap<>();
        private final List<Ending<Long>> list = new ArrayList<>();
        private final List<Ending<Long>> fading = new ArrayList<>();
        private final List<Map.Entry<Instant, String>> sorted = new ArrayList<>();
        private final List<Set> timers = new ArrayList<>();

        @Override
        @SuppressWarnings("unchecked") // each parameter gets its own
        public <H> H get(StateParameter<H> parameter) {
            return switch (parameter.name()) {
                case "value" -> (H) value;
                case "short" -> (H) shortLived;
                case "map" -> (H) new Entries();
                case "list" -> (H) new Elements(list, 0);
                case "fading" -> (H) new Elements(fading, 700);
                case "sorted" -> (H) new Sorted();
                case "alarms" -> (H) new Alarms();
                default -> (H) new Bells();
            };
        }

        private long end(boolean isEventTime, long ttl) {
            long now = !isEventTime ? processingMillis : reading == NEVER ? watermark : reading;
            return ttl == 0 ? Long.MAX_VALUE : now + ttl - 1;
        }

        private boolean isThere(Ending<?> each, boolean isEventTime) {
            return each.endMillis() >= (isEventTime ? watermark : processingMillis);
        }

        /** Earliest first, whatever was set meanwhile. */
        void fire(String key) {
            while (true) {
                Optional<Set> first = timers.stream()
                        .filter(timer -> timer.millis() < (timer.isEventTime() ? watermark : processingMillis))
                        .min(Comparator.comparingLong(Set::millis)
                                .thenComparing(timer -> !timer.isEventTime())
                                .thenComparing(Set::alarm));
                if (first.isEmpty()) {
                    return;
                }
                Set timer = first.get();
                timers.remove(timer);
                Instant at = Instant.ofEpochMilli(timer.millis());
                if (timer.isEventTime()) {
                    reading = timer.millis();
                    StatesProgram.ring(key, timer.alarm(), at, this, results::add);
                } else {
                    reading = NEVER;
                    StatesProgram.chime(key, timer.alarm(), at, this, results::add);
                }
            }
        }

        private void set(boolean isEventTime, Alarm alarm, long millis) {
            cancel(isEventTime, alarm);
            long now = isEventTime ? watermark : processingMillis;
            timers.add(new Set(isEventTime, alarm, millis == now ? millis - 1 : millis));
        }

        private void cancel(boolean isEventTime, Alarm alarm) {
            timers.removeIf(timer -> timer.isEventTime() == isEventTime && timer.alarm() == alarm);
        }

        private Optional<Instant> at(boolean isEventTime, Alarm alarm) {
            return timers.stream()
                    .filter(timer -> timer.isEventTime() == isEventTime && timer.alarm() == alarm)
                    .map(timer -> Instant.ofEpochMilli(timer.millis()))
                    .findFirst();
        }

        private final class Value<V> implements ValueState<V> {

            private final boolean isEventTime;
            private final long ttl;
            private Optional<Ending<V>> held = Optional.empty();

            Value(boolean isEventTime, long ttl) {
                this.isEventTime = isEventTime;
                this.ttl = ttl;
            }

            @Override
            public boolean exists() {
                return get().isPresent();
            }

            @Override
            public Optional<V> get() {
                return held.filter(each -> isThere(each, isEventTime)).map(Ending::value);
            }

            @Override
            public void update(V newValue) {
                held = Optional.of(new Ending<>(newValue, end(isEventTime, ttl)));
            }

            @Override
            public void remove() {
                held = Optional.empty();
            }
        }

        private final class Entries implements MapState<Integer, Long> {

            @Override
            public Optional<Long> get(Integer key) {
                return Optional.ofNullable(map.get(key))
                        .filter(each -> isThere(each, false))
                        .map(Ending::value);
            }

            @Override
            public boolean containsKey(Integer key) {
                return get(key).isPresent();
            }

            @Override
            public void put(Integer key, Long newValue) {
                map.put(key, new Ending<>(newValue, end(false, 2000)));
            }

            @Override
            public void remove(Integer key) {
                map.remove(key);
            }

            @Override
            public boolean isEmpty() {
                return !entries().iterator().hasNext();
            }

            @Override
            public void clear() {
                map.clear();
            }

            @Override
            public Iterable<Map.Entry<Integer, Long>> entries() {
                return between(Integer.MIN_VALUE, Integer.MAX_VALUE);
            }

            @Override
            public Iterable<Map.Entry<Integer, Long>> from(Integer key) {
                return between(key, Integer.MAX_VALUE);
            }

            @Override
            public Iterable<Map.Entry<Integer, Long>> between(Integer first, Integer last) {
                map.values().removeIf(each -> !isThere(each, false));
                Iterator<Map.Entry<Integer, Ending<Long>>> all =
                        map.subMap(first, true, last, true).entrySet().iterator();
                return () -> new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Map.Entry<Integer, Long> next() {
                        Map.Entry<Integer, Ending<Long>> entry = all.next();
                        return Map.entry(entry.getKey(), entry.getValue().value());
                    }

                    @Override
                    public void remove() {
                        all.remove();
                    }
                };
            }
        }

        private final class Elements implements ListState<Long> {

            private final List<Ending<Long>> of;
            private final long ttl;

            Elements(List<Ending<Long>> of, long ttl) {
                this.of = of;
                this.ttl = ttl;
            }

            @Override
            public void add(Long element) {
                of.add(new Ending<>(element, end(true, ttl)));
            }

            @Override
            public boolean isEmpty() {
                return !iterator().hasNext();
            }

            @Override
            public void clear() {
                of.clear();
            }

            @Override
            public Iterator<Long> iterator() {
                of.removeIf(each -> !isThere(each, true));
                Iterator<Ending<Long>> all = of.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return all.hasNext();
                    }

                    @Override
                    public Long next() {
                        return all.next().value();
                    }

                    @Override
                    public void remove() {
                        all.remove();
                    }
                };
            }
        }

        private final class Sorted implements TimeSortedState<String> {

            @Override
            public void add(Instant at, String text) {
                sorted.add(Map.entry(at, text));
                sorted.sort(Map.Entry.comparingByKey());
            }

            @Override
            public boolean isEmpty() {
                return sorted.isEmpty();
            }

            @Override
            public Iterable<Map.Entry<Instant, String>> entries() {
                return sorted;
            }

            @Override
            public Iterable<Map.Entry<Instant, String>> from(Instant first) {
                return between(first, Instant.MAX);
            }

            @Override
            public Iterable<Map.Entry<Instant, String>> between(Instant first, Instant last) {
                return sorted.stream()
                        .filter(entry -> !entry.getKey().isBefore(first)
                                && !entry.getKey().isAfter(last))
                        .toList();
            }

            @Override
            public void removeBefore(Instant at) {
                sorted.removeIf(entry -> entry.getKey().isBefore(at));
            }

            @Override
            public void clear() {
                sorted.clear();
            }
        }

        private final class Alarms implements EventTimers<Alarm> {

            @Override
            public void set(Alarm timer, Instant at) {
                OfKey.this.set(true, timer, at.toEpochMilli());
            }

            @Override
            public void cancel(Alarm timer) {
                OfKey.this.cancel(true, timer);
            }

            @Override
            public Optional<Instant> at(Alarm timer) {
                return OfKey.this.at(true, timer);
            }

            @Override
            public Instant currentWatermark() {
                return Instant.ofEpochMilli(watermark);
            }
        }

        private final class Bells implements ProcessingTimers<Alarm> {

            @Override
            public void set(Alarm timer, Instant at) {
                OfKey.this.set(false, timer, at.toEpochMilli());
            }

            @Override
            public void setAfter(Alarm timer, Duration duration) {
                set(timer, Instant.ofEpochMilli(processingMillis).plus(duration));
            }

            @Override
            public void cancel(Alarm timer) {
                OfKey.this.cancel(false, timer);
            }

            @Override
            public Optional<Instant> at(Alarm timer) {
                return OfKey.this.at(false, timer);
            }

            @Override
            public Instant currentProcessingTime() {
                return Instant.ofEpochMilli(processingMillis);
            }
        }
    }
}
