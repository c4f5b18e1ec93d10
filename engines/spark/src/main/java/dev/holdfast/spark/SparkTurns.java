package dev.holdfast.spark;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.fragment.EventKeyBytes;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.operator.InitialState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.streaming.ExpiredTimerInfo;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.QueryInfo;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.StatefulProcessorWithInitialState;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Holdfast's operator as Spark's: a call with the events of a key is a turn, behind turns of its rows whose deadlines have come. So each key sees the watermark move first, and then its events.
 *
 * <pre>
 *   events of a key ──► rows that are due ──► late? ──► turn ──► rows that it left due
 *   timer of a key  ──► rows that are due
 * </pre>
 *
 * <p>An operator that brings events into their order, and the one behind it, are one of Spark's, since they have the same keys. The second one gets events one by one, each with the watermark
 * at its time: whatever batches there are, it sees the same.
 *
 * @param <I> how events arrive
 * @param <R> the type of the results
 */
final class SparkTurns<I, R> extends StatefulProcessorWithInitialState<byte[], I, R, byte[]> {

    private static final String NO_QUERY = "00000000-0000-0000-0000-000000000000";
    private static final long MICROS_OF_MILLI = 1000;

    private final Fragment fragment;
    private final SparkTimes times;
    private final Arrivals.Reading<I> reading;
    private final List<TurnCounts> counts;
    private final StoredCatalogs catalogs;

    private transient @Nullable Running<R> running;

    SparkTurns(
            Fragment fragment,
            StageSettings settings,
            SparkTimes times,
            Arrivals.Reading<I> reading,
            List<TurnCounts> counts) {
        this.fragment = fragment;
        this.times = times;
        this.reading = reading;
        this.counts = counts;
        catalogs = new StoredCatalogs(settings.dropped());
    }

    /** What is there while a task runs. */
    private static final class Running<R> {

        private final List<StageTurns> stages = new ArrayList<>();
        private final List<ArrivedEvents.Arrived> between = new ArrayList<>();
        private final DueIndex due;
        private List<R> results = new ArrayList<>();
        private @Nullable Map<Bytes, Map.Entry<?, ?>> starting;

        Running(DueIndex due) {
            this.due = due;
        }

        StageTurns first() {
            return stages.get(0);
        }

        StageTurns last() {
            return stages.get(stages.size() - 1);
        }

        List<R> takeResults() {
            List<R> taken = results;
            results = new ArrayList<>();
            return taken;
        }
    }

    @Override
    public void init(OutputMode outputMode, TimeMode timeMode) {
        StatefulProcessorHandle store = getHandle();
        FragmentPlan plan = fragment.plan();
        Running<R> opened = new Running<>(new DueIndex(store));
        for (int number = 0; number < plan.stages().size(); number++) {
            FragmentPlan.Stage stage = plan.stages().get(number);
            boolean isLast = number == plan.stages().size() - 1;
            opened.stages.add(new StageTurns(
                    stage,
                    store,
                    open(store, stage.operator()),
                    opened.due,
                    counts.get(number),
                    isLast
                            ? (result, millis) -> plan.steps().apply(result, each -> give(opened, each))
                            : (event, millis) ->
                                    opened.between.add(new ArrivedEvents.Arrived(event, millis * MICROS_OF_MILLI, 0))));
        }
        running = opened;
    }

    @SuppressWarnings("unchecked") // what the fragment gives to its out
    private static <R> void give(Running<R> to, Object result) {
        to.results.add((R) result);
    }

    private StoredCatalogs.Open open(StatefulProcessorHandle store, KeyedOperator<?, ?, ?> operator) {
        if (TaskContext.get() == null) {
            return catalogs.onDriver(QueryCheckpoint.ofThread(), operator);
        }
        QueryInfo query = store.getQueryInfo();
        return query.getQueryId().toString().equals(NO_QUERY)
                ? catalogs.withoutCheckpoint(operator)
                : catalogs.inTask(query.getRunId().toString(), operator);
    }

    private Running<R> running() {
        Running<R> now = running;
        if (now == null) {
            throw new IllegalStateException("Spark has not called init(…)");
        }
        return now;
    }

    @Override
    public void handleInitialState(byte[] key, byte[] same, TimerValues now) {
        Running<R> task = running();
        Map<Bytes, Map.Entry<?, ?>> starting = task.starting;
        if (starting == null) {
            starting = starting(task.last().operator());
            task.starting = starting;
        }
        Bytes bytes = Bytes.of(key);
        Map.Entry<?, ?> entry = starting.get(bytes);
        if (entry != null) {
            task.due.enter(times.firedMillis(now));
            task.last().at(now.getCurrentProcessingTimeInMs(), times.watermarkMillis(now));
            task.last().start(entry.getKey(), bytes, entry.getValue());
            task.due.markUnstarted();
            if (times.hasTimers()) {
                getHandle().registerTimer(times.firedMillis(now));
            }
        }
    }

    private static Map<Bytes, Map.Entry<?, ?>> starting(KeyedOperator<Object, ?, ?> operator) {
        Map<Bytes, Map.Entry<?, ?>> entries = new HashMap<>();
        StartingRows<Object, ?> rows = operator.startingRows();
        if (rows != null && rows.values() instanceof InitialState.OfMap<Object, ?> map) {
            map.states().entrySet().forEach(entry -> entries.put(EventKeys.bytes(entry.getKey(), operator), entry));
        }
        return entries;
    }

    @Override
    public Iterator<R> handleInputRows(byte[] key, Iterator<I> rows, TimerValues now) {
        Bytes bytes = Bytes.of(key);
        advance(bytes, now);
        if (bytes.equals(EventKeyBytes.UNUSABLE)) {
            withoutKey(rows);
        } else {
            events(bytes, rows);
        }
        fired(bytes, now);
        return CollectionConverters.asScala(running().takeResults().iterator());
    }

    private void events(Bytes key, Iterator<I> rows) {
        StageTurns first = running().first();
        ArrivedEvents events = new ArrivedEvents();
        while (rows.hasNext()) {
            ArrivedEvents.Arrived event = arrived(rows.next(), first);
            if (!first.isLate(event)) {
                events.add(event);
            }
        }
        if (!events.isEmpty()) {
            first.events(key, events);
        }
    }

    private ArrivedEvents.Arrived arrived(I row, StageTurns first) {
        return new ArrivedEvents.Arrived(reading.event(row), reading.micros(row), first.input(reading.stream(row)));
    }

    private void withoutKey(Iterator<I> rows) {
        StageTurns first = running().first();
        while (rows.hasNext()) {
            I row = rows.next();
            ArrivedEvents.Arrived event = arrived(row, first);
            ArrivedEvents alone = new ArrivedEvents();
            alone.add(event);
            if (!first.isLate(event)) {
                first.eventWithoutKey(event.event(), reading.stream(row), alone);
            }
        }
    }

    @Override
    public Iterator<R> handleExpiredTimer(byte[] key, TimerValues now, ExpiredTimerInfo timer) {
        advance(Bytes.of(key), now);
        return CollectionConverters.asScala(running().takeResults().iterator());
    }

    /** The key sees the watermark, or the clock, as it is now. */
    private void advance(Bytes key, TimerValues now) {
        Running<R> task = running();
        task.due.enter(times.firedMillis(now));
        long clock = now.getCurrentProcessingTimeInMs();
        task.stages.forEach(stage -> stage.at(clock, times.watermarkMillis(now)));
        if (task.last().operator().startingRows() != null && task.due.takeUnstarted()) {
            task.last().events(key, new ArrivedEvents());
        }
        fired(key, now);
    }

    private void fired(Bytes key, TimerValues now) {
        if (!times.hasTimers()) {
            return;
        }
        Running<R> task = running();
        task.first().fired(key, times.firedMillis(now));
        if (task.stages.size() > 1) {
            ordered(key, now.getCurrentProcessingTimeInMs());
            task.last().at(now.getCurrentProcessingTimeInMs(), times.watermarkMillis(now));
            task.last().fired(key, times.firedMillis(now));
        }
    }

    /** What the first operator has given, each event with the watermark at its time. */
    private void ordered(Bytes key, long clock) {
        Running<R> task = running();
        List<ArrivedEvents.Arrived> events = List.copyOf(task.between);
        task.between.clear();
        for (ArrivedEvents.Arrived event : events) {
            long millis = event.floorMillis();
            if (millis != EventTimes.NONE) {
                task.last().at(clock, millis);
                task.last().fired(key, millis);
            }
            ArrivedEvents alone = new ArrivedEvents();
            alone.add(event);
            task.last().events(key, alone);
        }
    }

    @Override
    public void close() {
        Running<R> closed = running;
        running = null;
        if (closed != null && TaskContext.get() != null) {
            closed.stages.forEach(StageTurns::counted);
        }
    }
}
