package dev.holdfast.testkit;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.StateStores;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pipeline under test: its query, which comes and goes, and what stays when it does. */
final class PipelineRun {

    private static final Path IN_MEMORY = Path.of("/in-memory/checkpoint");

    private final ManualClock clock;
    private final Mistakes mistakes;
    private final WatchedCalls watch;
    private final CrashPlan crashes = new CrashPlan();
    private final List<StreamingQueryProgress> progress = new ArrayList<>();
    private final StepLog log = new StepLog();
    private Pipeline pipeline;
    private QueryGraph graph;
    private CheckpointFiles files = new MemoryFiles();
    private Path directory = IN_MEMORY;
    private Supplier<? extends StateStore> store = StateStores.heap();
    private UnaryOperator<EmbeddedEngine.Builder> settings = UnaryOperator.identity();
    private boolean restartsAlways;
    private boolean hasFailed;
    private @Nullable SteppedQuery query;
    private @Nullable Instant raisedWatermark;
    private boolean closesEventTime;

    PipelineRun(Pipeline pipeline, ManualClock clock, Mistakes mistakes) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.mistakes = mistakes;
        graph = QueryGraph.of(pipeline.plan());
        watch = new WatchedCalls(mistakes);
        watch.longestGrowth(PipelineTester.LONGEST_GROWTH);
    }

    CrashPlan crashes() {
        return crashes;
    }

    void restartAfterEveryBatch() {
        restartsAlways = true;
    }

    void longestGrowth(int updates) {
        watch.longestGrowth(updates);
    }

    void stateStore(Supplier<? extends StateStore> newStore) {
        store = newStore;
    }

    void checkpoint(Path newDirectory) {
        if (query != null || !progress.isEmpty()) {
            throw new IllegalStateException(
                    "The query has started with another checkpoint: name it before the first step.");
        }
        files = CheckpointFiles.local();
        directory = newDirectory;
    }

    void engine(UnaryOperator<EmbeddedEngine.Builder> more) {
        UnaryOperator<EmbeddedEngine.Builder> before = settings;
        settings = builder -> more.apply(before.apply(builder));
    }

    void pipeline(Pipeline changed) {
        stop();
        pipeline = changed;
        graph = QueryGraph.of(changed.plan());
    }

    void requireSource(TestSource<?> source) {
        if (graph.sources().stream().map(SourceNode::source).noneMatch(other -> other == source)) {
            throw new IllegalArgumentException("Source '" + source.id()
                    + "' is not in the pipeline, so nobody would read it. Build the pipeline with this very object.");
        }
    }

    List<StreamingQueryProgress> progress() {
        return List.copyOf(progress);
    }

    OperatorStates states() {
        return OperatorStates.of(graph, open());
    }

    /** Kept, and raised again when the query is opened again: a crash forgets what no batch has recorded. */
    void raiseWatermark(Instant to) {
        raisedWatermark = to;
        open().raiseWatermark(to);
    }

    /** Kept for the same reason. */
    void closeEventTime() {
        closesEventTime = true;
        open().closeEventTime();
    }

    /** Runs batches until there is nothing to do. */
    Step step() {
        mistakes.throwFound(null);
        int firstBatch = progress.size();
        try {
            boolean more = true;
            while (more) {
                more = runBatch();
            }
        } catch (RuntimeException e) {
            hasFailed = true;
            mistakes.throwFound(e);
            throw e;
        }
        hasFailed = false;
        mistakes.throwFound(null);
        return log.step(
                Instant.ofEpochMilli(clock.millis()),
                graph,
                progress.subList(firstBatch, progress.size()),
                states(),
                crashes.takeCrashes());
    }

    void restart() {
        stop();
        open();
    }

    void close() {
        stop();
        sinks(sink -> sink.onDelivery(() -> {}));
        if (!hasFailed) {
            new Leftovers(graph, progress, directory == IN_MEMORY).check(crashes.takePlanned());
        }
    }

    private void stop() {
        SteppedQuery running = query;
        query = null;
        if (running != null) {
            running.close();
        }
    }

    /** Runs a batch, twice if it is to be compared. False if there was nothing to do. */
    private boolean runBatch() {
        SteppedQuery running = open();
        crashes.begin(running.lastBatch().orElse(-1L) + 1);
        Optional<Rehearsal> rehearsal = Optional.empty();
        if (mistakes.isLookedFor(Mistake.NOT_DETERMINISTIC)) {
            rehearsal = rehearse(running);
            running = open();
        }
        watch.takeGiven();
        Optional<StreamingQueryProgress> done = runBatch(running);
        rehearsal.ifPresent(first -> first.compare(watch.takeGiven(), states(), mistakes));
        done.ifPresent(progress::add);
        if (done.isPresent() && restartsAlways) {
            restart();
        }
        return done.isPresent();
    }

    /** Runs a batch, through a crash if one comes. */
    private Optional<StreamingQueryProgress> runBatch(SteppedQuery running) {
        try {
            Optional<StreamingQueryProgress> done = running.runBatch();
            if (done.isPresent()) {
                crashes.done(CommitStep.DELIVERED);
            }
            if (crashes.hasCrashed()) {
                goOnAfterCrash(running);
            }
            return done;
        } catch (RuntimeException e) {
            if (!crashes.hasCrashed()) {
                abandon(running);
                throw e;
            }
            Optional<StreamingQueryProgress> lost = running.unsettled();
            goOnAfterCrash(running);
            boolean isCommitted = lost.isPresent()
                    && open().lastBatch().orElse(-1L) >= lost.get().batchId();
            if (isCommitted) {
                return lost;
            }
            watch.takeGiven();
            return runBatch(open());
        }
    }

    private void goOnAfterCrash(SteppedQuery crashed) {
        abandon(crashed);
        crashes.restarted();
        open();
    }

    /** Runs a batch and lets the process crash before anything of it is written. Empty if there was nothing to do. */
    private Optional<Rehearsal> rehearse(SteppedQuery running) {
        crashes.rehearse();
        watch.takeGiven();
        Optional<Rehearsal> rehearsal = Optional.empty();
        try {
            running.runBatch();
        } catch (RuntimeException e) {
            if (!crashes.hasCrashed()) {
                abandon(running);
                throw e;
            }
            rehearsal = Optional.of(new Rehearsal(watch.takeGiven(), OperatorStates.of(graph, running)));
            goOnAfterCrash(running);
        }
        crashes.endRehearsal();
        return rehearsal;
    }

    private void abandon(SteppedQuery failed) {
        query = null;
        failed.abandon();
    }

    private SteppedQuery open() {
        SteppedQuery running = query;
        if (running == null) {
            sinks(sink -> sink.onDelivery(this::halfDelivered));
            EmbeddedEngine.Builder engine = settings.apply(
                            EmbeddedEngine.builder().workers(1))
                    .checkpoint(directory)
                    .clock(clock)
                    .stateStore(store);
            running = SteppedQuery.open(engine, pipeline, new CrashingFiles(files, crashes), watch);
            query = running;
            if (raisedWatermark != null) {
                running.raiseWatermark(raisedWatermark);
            }
            if (closesEventTime) {
                running.closeEventTime();
            }
        }
        return running;
    }

    private void halfDelivered() {
        crashes.done(CommitStep.HALF_DELIVERED);
        if (crashes.hasCrashed()) {
            throw new IllegalStateException("The process has crashed, as the test asked.");
        }
    }

    private void sinks(Consumer<TestSink<?>> action) {
        for (Sink<?> sink : graph.sinks()) {
            if (sink instanceof TestSink<?> test) {
                action.accept(test);
            }
        }
    }
}
