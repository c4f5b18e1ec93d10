package dev.holdfast.testkit;

import dev.holdfast.Pipeline;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.SteppedQuery;
import dev.holdfast.runtime.batch.QueryGraph;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.time.ManualClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
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
    private UnaryOperator<EmbeddedEngine.Builder> settings = UnaryOperator.identity();
    private boolean restartsAlways;
    private boolean hasFailed;
    private boolean isClosed;
    private @Nullable SteppedQuery query;
    private @Nullable Instant raisedWatermark;
    private boolean closesEventTime;
    private Map<String, Integer> marks = Map.of();

    PipelineRun(Pipeline pipeline, ManualClock clock, Mistakes mistakes) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.mistakes = mistakes;
        graph = QueryGraph.of(pipeline.plan());
        watch = new WatchedCalls(mistakes);
        watch.longestGrowth(PipelineTester.LONGEST_GROWTH);
    }

    CrashPlan crashes() {
        requireOpen();
        return crashes;
    }

    void restartAfterEveryBatch() {
        restartsAlways = true;
    }

    void longestGrowth(int updates) {
        watch.longestGrowth(updates);
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
        requireOpen();
        EmbeddedEngine.Builder tried = more.apply(builder());
        if (SteppedQuery.clockOf(tried) != clock) {
            throw new IllegalArgumentException(
                    "The clock of a tester is its own, so that a test can move it: set its time"
                            + " with at(…), advance(…) and advanceTo(…), and leave clock(…) out of engine(…).");
        } else if (!SteppedQuery.checkpointOf(tried).equals(directory)) {
            throw new IllegalArgumentException("The checkpoint of a tester is named before its first step, with"
                    + " checkpoint(directory), and not in engine(…).");
        }
        UnaryOperator<EmbeddedEngine.Builder> before = settings;
        settings = builder -> more.apply(before.apply(builder));
    }

    /** The next batches read one event from each source. */
    void asBacklog() {
        engine(builder -> builder.maxEventsPerBatch(1));
        stop();
    }

    private EmbeddedEngine.Builder builder() {
        return EmbeddedEngine.builder().workers(1).checkpoint(directory).clock(clock);
    }

    void pipeline(Pipeline changed) {
        stop();
        pipeline = changed;
        graph = QueryGraph.of(changed.plan());
    }

    void requireSource(TestSource<?> source) {
        requireOpen();
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
        if (graph.streams().isEmpty()) {
            throw new IllegalStateException("The pipeline has no watermark that could move to " + to
                    + ". Give a stream one with withWatermark(…), or move the processing time with advance(…).");
        } else if (to.isBefore(PipelineTester.EARLIEST) || to.isAfter(PipelineTester.LATEST)) {
            throw new IllegalArgumentException("The watermark " + to + " is not between " + PipelineTester.EARLIEST
                    + " and " + PipelineTester.LATEST + ". Name a time behind the last timeout that is to be due.");
        }
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
        requireOpen();
        mistakes.throwFound(null);
        endTrigger();
        if (mistakes.isLookedFor(Mistake.BATCH_DEPENDENT)) {
            compareCuts();
        }
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
        if (isClosed) {
            return;
        }
        isClosed = true;
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
        Optional<BatchNotes> rehearsal = Optional.empty();
        if (mistakes.isLookedFor(Mistake.NOT_DETERMINISTIC)) {
            rehearsal = rehearse(running);
            running = open();
        }
        begin();
        Optional<StreamingQueryProgress> done = runBatch(running);
        rehearsal
                .flatMap(first -> first.firstDifference(notes(done, states())))
                .ifPresent(difference -> mistakes.add(Mistake.NOT_DETERMINISTIC, difference));
        watch.settle();
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
            begin();
            return runBatch(open());
        }
    }

    private void goOnAfterCrash(SteppedQuery crashed) {
        abandon(crashed);
        crashes.restarted();
        open();
    }

    /** Runs a batch and lets the process crash before anything of it is written. Empty if there was nothing to do. */
    private Optional<BatchNotes> rehearse(SteppedQuery running) {
        crashes.rehearse();
        begin();
        Optional<BatchNotes> rehearsal = Optional.empty();
        try {
            running.runBatch();
        } catch (RuntimeException e) {
            if (!crashes.hasCrashed()) {
                abandon(running);
                throw e;
            }
            rehearsal = Optional.of(notes(running.unsettled(), OperatorStates.of(graph, running)));
            goOnAfterCrash(running);
        }
        crashes.endRehearsal();
        return rehearsal;
    }

    private void abandon(SteppedQuery failed) {
        query = null;
        failed.abandon();
    }

    /** A batch begins, or begins again. */
    private void begin() {
        watch.begin();
        marks = BatchNotes.marks(graph);
    }

    private BatchNotes notes(Optional<StreamingQueryProgress> done, OperatorStates states) {
        return BatchNotes.of(graph, marks, watch.given(), done, states);
    }

    /** A query whose trigger ends has ended with the step before: the next step starts it again, as its user would. */
    private void endTrigger() {
        if (SteppedQuery.endsByItself(settings.apply(builder()))) {
            stop();
        }
    }

    private void compareCuts() {
        if (!(files instanceof MemoryFiles memory)) {
            throw new IllegalStateException(
                    "BATCH_DEPENDENT is looked for on copies of the checkpoint, and this one is in"
                            + " files: leave checkpoint(…) out.");
        }
        stop();
        new Cuts(pipeline, graph, () -> settings.apply(builder()), memory, raisedWatermark)
                .firstDifference()
                .ifPresent(difference -> mistakes.add(Mistake.BATCH_DEPENDENT, difference));
    }

    private void claimSources(UUID queryId) {
        for (SourceNode<?> node : graph.sources()) {
            if (node.source() instanceof TestSource<?> source) {
                source.claim(queryId);
            }
        }
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException(
                    "The tester is closed, and its query has ended. Make a new tester, with new sources and sinks.");
        }
    }

    private SteppedQuery open() {
        requireOpen();
        SteppedQuery running = query;
        if (running == null) {
            sinks(sink -> sink.onDelivery(this::halfDelivered));
            running = SteppedQuery.open(settings.apply(builder()), pipeline, new CrashingFiles(files, crashes), watch);
            query = running;
            claimSources(running.id());
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
