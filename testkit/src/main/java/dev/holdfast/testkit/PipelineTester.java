package dev.holdfast.testkit;

import dev.holdfast.Pipeline;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.operator.StatefulOperator;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Runs a whole pipeline step by step, without threads and without waiting. Sources are {@link TestSource}s, sinks are
 * {@link TestSink}s; others work too, but the tester cannot feed or show them.
 *
 * <pre>{@code
 * TestSource<Click> clicks = TestSource.of("clicks");
 * TestSink<SessionSummary> summaries = TestSink.of("summaries");
 * try (PipelineTester tester = PipelineTester.of(ClicksSample.pipeline(clicks, summaries))) {
 *     assertThat(tester.feed(clicks, new Click("ada", "/"))).emitted(open);
 *     assertThat(tester.advance(Duration.ofMinutes(31))).emitted(closed).hasNoState("ada");
 * }
 * }</pre>
 *
 * <p>A step is one batch with everything that was fed, and then the batches without input that follow from it: timeouts that
 * are due, and a watermark that moved. Time stands still in between; the clock starts at 1970-01-01T00:00:00Z.
 *
 * <p>Settings ({@link #workers}, {@link #stateStore}, {@link #checkpoint}, {@link #pipeline}, {@link #engine}) count when the
 * query starts, in its first step, and again after {@link #restart}. The checkpoint is kept in memory unless it has a
 * directory.
 *
 * <p>A step in which a batch fails throws what the query would end with; the next step starts it again from its checkpoint,
 * and goes on with the same batch. Not thread safe.
 */
public final class PipelineTester implements AutoCloseable {

    /** Between these a test may place its times. */
    static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** After how many updates that all let a state grow {@link Mistake#STATE_GROWS} is found. */
    static final int LONGEST_GROWTH = 100;

    private final ManualClock clock = new ManualClock(Instant.EPOCH);
    private final Mistakes mistakes = new Mistakes();
    private final PipelineRun run;

    private PipelineTester(Pipeline pipeline) {
        run = new PipelineRun(pipeline, clock, mistakes);
    }

    /** A tester of a pipeline, which has not started yet. */
    public static PipelineTester of(Pipeline pipeline) {
        return new PipelineTester(Objects.requireNonNull(pipeline, "pipeline"));
    }

    /** Feeds events to a source, in one batch with what it was given before, and runs a step. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Step feed(TestSource<T> source, T... events) {
        return feed(source, Arrays.asList(source.requireArray(events)));
    }

    /** The same with events in a list. */
    public <T> Step feed(TestSource<T> source, List<? extends T> events) {
        run.requireSource(source);
        source.addAll(events);
        return run();
    }

    /** Runs a step with what the sources were given by {@link TestSource#add}, and with what is due. */
    public Step run() {
        return run.step();
    }

    /** Sets the clock, backwards too, and runs nothing: events that are fed next and timeouts that are due meet in one batch. */
    public PipelineTester at(Instant processingTime) {
        clock.set(processingTime);
        return this;
    }

    /** Moves the clock and runs a step. */
    public Step advance(Duration by) {
        clock.advance(by);
        return run();
    }

    /** Sets the clock, backwards too, and runs a step. */
    public Step advanceTo(Instant processingTime) {
        return at(processingTime).run();
    }

    /**
     * Moves the watermark as an event of that time plus the delay would, in every stream that has one, and runs a step. A
     * watermark never goes back. Without an operator whose timeouts follow event time, it shows in the next batch with input.
     *
     * @throws IllegalStateException if the pipeline has no watermark
     * @throws IllegalArgumentException if the time is not in the years 0 to 9999
     */
    public Step advanceWatermark(Instant to) {
        run.raiseWatermark(to);
        return run();
    }

    /**
     * Closes event time, as {@code Trigger.availableNow().thenCloseEventTime()} does behind the last input, and runs a step: first
     * what is fed and due, then every event-time timeout. It is for good; a step that finds new input fails.
     */
    public Step closeEventTime() {
        run.closeEventTime();
        return run();
    }

    /** Stops the query and starts it again from its checkpoint, with the settings as they are now. Runs no batch. */
    public PipelineTester restart() {
        run.restart();
        return this;
    }

    /**
     * Lets the process crash once, in the next batch, when this step of its commit is done; the step then goes on. Called
     * several times, it crashes as often, one after the other; the batch that runs again is the next one. Where there is no batch, there is no crash: {@code assertThat(step).hasCrashes(1)} makes sure, and {@link #close} refuses a
     * crash that never happened.
     */
    public PipelineTester crashAt(CommitStep step) {
        run.crashes().once(step);
        return this;
    }

    /** Lets the process crash in every batch from now on; each batch crashes once. */
    public PipelineTester crashInEveryBatchAt(CommitStep step) {
        run.crashes().inEveryBatch(Objects.requireNonNull(step, "step"));
        return this;
    }

    /** Restarts the query after every batch from now on. */
    public PipelineTester restartAfterEveryBatch() {
        run.restartAfterEveryBatch();
        return this;
    }

    /** The number of workers. They take turns in the calling thread; by default one. */
    public PipelineTester workers(int count) {
        return engine(builder -> builder.workers(count));
    }

    /** Where state lives: one of {@code StateStores}; by default on the heap. */
    public PipelineTester stateStore(Supplier<? extends StateStore> store) {
        return engine(builder -> builder.stateStore(store));
    }

    /** Keeps the checkpoint in files of this directory instead of in memory. Before the first step. */
    public PipelineTester checkpoint(Path directory) {
        run.checkpoint(directory);
        return this;
    }

    /** Goes on with another pipeline on the same checkpoint, after the next {@link #restart}. */
    public PipelineTester pipeline(Pipeline changed) {
        run.pipeline(Objects.requireNonNull(changed, "changed"));
        return this;
    }

    /**
     * From now on a step runs what was fed as a query does that has fallen behind: in batches of one event from each source, and
     * without the batches in between that have no input, which come when all is read.
     */
    public PipelineTester asBacklog() {
        run.asBacklog();
        return this;
    }

    /**
     * Sets anything else that the engine can be told, such as limits of a batch or the number of key groups. With a trigger
     * that ends, each step starts the query again.
     *
     * @throws IllegalArgumentException if it sets the clock, which {@link #at} and its like move, or the checkpoint, for which
     *     there is {@link #checkpoint}
     */
    public PipelineTester engine(UnaryOperator<EmbeddedEngine.Builder> settings) {
        run.engine(settings);
        return this;
    }

    /** Also looks for these mistakes: see there which are not looked for otherwise. */
    public PipelineTester lookingFor(Mistake... kinds) {
        mistakes.lookFor(kinds);
        return this;
    }

    /** Looks for states that grow with this many updates in a row; by default 100, once it is asked for at all. */
    public PipelineTester lookingForGrowth(int updates) {
        mistakes.lookFor(Mistake.STATE_GROWS);
        run.longestGrowth(updates);
        return this;
    }

    /** Does not look for these mistakes. */
    public PipelineTester ignoring(Mistake... kinds) {
        mistakes.ignore(kinds);
        return this;
    }

    /** The time now. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** The state of a key now, as it is read back from the store. */
    public <K, S> Optional<S> state(StatefulOperator<K, ?, S, ?> operator, K key) {
        return run.states().of(operator).state(key);
    }

    /** The pending timeout of a key now. */
    public <K, S> Optional<Instant> timer(StatefulOperator<K, ?, S, ?> operator, K key) {
        return run.states().of(operator).timer(key);
    }

    /** What all batches did, in order; as {@code StreamingQuery.recentProgress}, but from the first batch on. */
    public List<StreamingQueryProgress> progress() {
        return run.progress();
    }

    /**
     * Stops the query. Nothing else may be called then.
     *
     * @throws IllegalStateException if the last step did not fail, and a crash was planned that did not happen, or a
     *     {@link TestSource} has events that no step has read: the test has not tested what it says
     * @throws MistakeError if a mistake was found since the last step
     */
    @Override
    public void close() {
        run.close();
        mistakes.throwFound(null);
    }
}
