package dev.holdfast.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The meters of one query in one registry. Changed by one thread at a time; the registry reads from any. */
final class Meters {

    private final MeterRegistry registry;
    private final Tags query;
    private final Map<GaugeId, AtomicLong> gauges = new HashMap<>();
    private final List<Meter> ofTheRun = new ArrayList<>();
    private final AtomicLong active = new AtomicLong();

    Meters(MeterRegistry registry, String queryName) {
        this.registry = registry;
        query = Tags.of("query", queryName);
        replaced(Figures.OF_LISTENER.get(0), query, active);
        beginAtZero();
    }

    /** What counts events that may never come is there from the start: the first one is an increase only if 0 was seen before. */
    private void beginAtZero() {
        Figures.OF_LISTENER.stream()
                .filter(figure -> figure.kind() == Figure.Kind.COUNTER)
                .forEach(figure -> counter(figure, query));
    }

    /** A gauge of this query. */
    private record GaugeId(String name, Tags tags) {}

    void active(boolean isActive) {
        active.set(Double.doubleToLongBits(isActive ? 1 : 0));
    }

    /** Shows a figure of the query itself. */
    <P> void show(Figure<P> figure, P part) {
        show(figure, query, figure.value().applyAsDouble(part));
    }

    /** Shows a figure of one of its parts. */
    <P> void show(Figure<P> figure, P part, String tag, String id) {
        show(figure, query.and(tag, id), figure.value().applyAsDouble(part));
    }

    /** Counts what no progress tells. */
    void count(String name) {
        Figures.OF_LISTENER.stream()
                .filter(figure -> figure.name().equals(name))
                .forEach(figure -> show(figure, query, 1));
    }

    private void show(Figure<?> figure, Tags tags, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        switch (figure.kind()) {
            case COUNTER -> counter(figure, tags).increment(value);
            case TIMER -> timer(figure, tags).record((long) (value * 1e9), TimeUnit.NANOSECONDS);
            case GAUGE -> gauge(figure, tags).set(Double.doubleToLongBits(value));
        }
    }

    /** Only where a registry may convert it: Prometheus appends it to the name, and rows are in the name already. */
    private static @Nullable String baseUnit(Figure<?> figure) {
        return figure.unit().equals("seconds") || figure.unit().equals("bytes") ? figure.unit() : null;
    }

    private Counter counter(Figure<?> figure, Tags tags) {
        return Counter.builder(figure.name())
                .description(figure.meaning())
                .baseUnit(baseUnit(figure))
                .tags(tags)
                .register(registry);
    }

    private Timer timer(Figure<?> figure, Tags tags) {
        return Timer.builder(figure.name())
                .description(figure.meaning())
                .tags(tags)
                .register(registry);
    }

    private AtomicLong gauge(Figure<?> figure, Tags tags) {
        return gauges.computeIfAbsent(new GaugeId(figure.name(), tags), id -> {
            AtomicLong bits = new AtomicLong();
            ofTheRun.add(replaced(figure, tags, bits));
            return bits;
        });
    }

    /** A gauge that an earlier run of the query left would show its last value for ever. */
    private Gauge replaced(Figure<?> figure, Tags tags, AtomicLong bits) {
        registry.find(figure.name()).tags(tags).gauges().forEach(registry::remove);
        return Gauge.builder(figure.name(), bits, value -> Double.longBitsToDouble(value.get()))
                .description(figure.meaning())
                .baseUnit(baseUnit(figure))
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** The query has ended: what it had is no more. */
    void end() {
        active(false);
        ofTheRun.forEach(registry::remove);
        ofTheRun.clear();
        gauges.clear();
    }
}
