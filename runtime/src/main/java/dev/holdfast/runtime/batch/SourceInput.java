package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Backlog;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.runtime.operator.InterruptGuard;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source in use: where it is, what comes next. Used by the thread of the loop. */
final class SourceInput implements AutoCloseable {

    /** How long a look at what there is may hold up the timeouts of a query, and its other sources. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** A source that gave fewer events than this gives about as few again, which are not worth another thread. */
    private static final int FEW_EVENTS = 200;

    private final Source<?> source;
    private final SourceReader<Object> reader;
    private final ReadLimits limits;
    private final InterruptGuard interrupts;
    private final QueryLog log;
    private final String name;
    private @Nullable Offset position;
    private @Nullable Offset target;
    private boolean hasSaidWhatIsLeft;
    private long lastRead = Long.MAX_VALUE;

    private SourceInput(
            Source<?> source,
            SourceReader<Object> reader,
            @Nullable Offset position,
            ReadLimits limits,
            InterruptGuard interrupts,
            QueryLog log) {
        this.log = log;
        this.source = source;
        this.reader = reader;
        this.position = position;
        this.limits = limits;
        this.interrupts = interrupts;
        name = "source '" + source.id() + "'";
    }

    /** Opens a source at the position where the last batch ended, or at its beginning. */
    @SuppressWarnings("unchecked") // the steps behind the source take what it gives
    static SourceInput open(
            Source<?> source,
            @Nullable Offset position,
            ReadLimits limits,
            SourceContext context,
            InterruptGuard interrupts,
            QueryLog log)
            throws IOException {
        return new SourceInput(source, (SourceReader<Object>) source.open(context), position, limits, interrupts, log);
    }

    String id() {
        return source.id();
    }

    /** For messages. */
    String name() {
        return name;
    }

    String description() {
        return source.description();
    }

    @Nullable
    Offset position() {
        return position;
    }

    /** Reads no further than what is there now. */
    void stopAtLatest() throws IOException {
        target = reader.end();
    }

    private SourceException failure(IOException thrown) {
        return new SourceException(source.id(), source.description(), thrown);
    }

    /** How far the next batch may read. */
    Offset latest() throws IOException {
        try {
            return target != null ? target : reader.latest(LOOK);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Decides what the next batch reads. */
    Range plan(Offset latest) throws IOException {
        try {
            ReadPlan plan = reader.plan(position, latest, limits);
            Range range = new Range(position, latest, plan, reader.backlog(plan.end(), latest));
            sayWhatIsLeft(range);
            return range;
        } catch (IOException e) {
            throw failure(e);
        } finally {
            interrupts.clear(name);
        }
    }

    /** What an earlier batch has read, from where this stands. */
    Range again(Offset end) throws IOException {
        try {
            return new Range(position, end, reader.planAgain(position, end), Backlog.unknown());
        } catch (IOException e) {
            throw failure(e);
        } finally {
            interrupts.clear(name);
        }
    }

    /** Once, when a query that ends by itself has read all else. */
    private void sayWhatIsLeft(Range range) {
        if (target != null && range.isEmpty() && !hasSaidWhatIsLeft) {
            hasSaidWhatIsLeft = true;
            reader.unfinished()
                    .ifPresent(what -> log.warn("source " + source.id() + " leaves " + what + " to a later run"));
        }
    }

    /**
     * Reads what was planned and moves on. Splits are read side by side, unless that would take longer.
     *
     * @param events where each worker puts events
     * @param deadLetters where each worker puts dead letters
     */
    Counts read(Range range, WorkerPool pool, List<Step> events, List<Step> deadLetters) throws IOException {
        List<? extends Split> splits = range.plan.splits();
        List<Counts> counts = new ArrayList<>();
        for (int worker = 0; worker < events.size(); worker++) {
            counts.add(new Counts(events.get(worker), deadLetters.get(worker), interrupts, "the steps behind " + name));
        }
        boolean isLittle = splits.size() < 2 || lastRead < FEW_EVENTS;
        try {
            pool.run(splits.size(), isLittle, (worker, split) -> read(splits.get(split), counts.get(worker)));
        } catch (SplitException e) {
            throw failure(e.thrown);
        }
        position = range.plan.end();
        Counts all = counts.stream().reduce(nothing(), Counts::plus);
        lastRead = all.read();
        return all;
    }

    private void read(Split split, Counts counts) {
        try {
            reader.read(split, counts);
        } catch (IOException e) {
            throw new SplitException(e);
        }
    }

    /** What is counted where nothing is read. */
    Counts nothing() {
        return new Counts((event, time, isBetween) -> {}, (letter, time, isBetween) -> {}, interrupts, name);
    }

    /** The batch that read this range is committed. */
    void committed(Range range) throws IOException {
        reader.committed(range.plan.end());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /**
     * A part of a source.
     *
     * @param from where it starts, or null for the beginning
     * @param latest what could have been read
     * @param plan what is read
     * @param behind what is left
     */
    record Range(@Nullable Offset from, Offset latest, ReadPlan plan, Backlog behind) {

        boolean isEmpty() {
            return plan.splits().isEmpty();
        }

        /** From the same place, but nothing is read. */
        Range none() {
            return from == null ? this : new Range(from, latest, new ReadPlan(from, List.of()), behind);
        }
    }

    /** A split could not be read. */
    private static final class SplitException extends RuntimeException {

        private final IOException thrown;

        SplitException(IOException thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }

    /** Hands events on and counts them. */
    static final class Counts implements EventConsumer<Object> {

        private final Step events;
        private final Step deadLetters;
        private final InterruptGuard interrupts;
        private final String steps;
        private long read;
        private long skipped;
        private long dead;

        Counts(Step events, Step deadLetters, InterruptGuard interrupts, String steps) {
            this.interrupts = interrupts;
            this.steps = steps;
            this.events = events;
            this.deadLetters = deadLetters;
        }

        @Override
        public void event(Object event) {
            read++;
            events.accept(event, EventTimes.NONE, false);
            interrupts.clear(steps);
        }

        @Override
        public void skipped() {
            skipped++;
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            dead++;
            deadLetters.accept(letter, EventTimes.NONE, false);
        }

        Counts plus(Counts other) {
            read += other.read;
            skipped += other.skipped;
            dead += other.dead;
            return this;
        }

        long read() {
            return read;
        }

        long skippedCount() {
            return skipped;
        }

        long dead() {
            return dead;
        }
    }
}
