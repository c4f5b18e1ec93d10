package dev.holdfast.runtime;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.engine.Engine;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.batch.BudgetOf;
import dev.holdfast.runtime.checkpoint.CheckpointOptions;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.Durability;
import dev.holdfast.runtime.files.FileAccess;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs pipelines in this process, in micro-batches.
 *
 * <pre>{@code
 * try (StreamingQuery query = EmbeddedEngine.builder()
 *         .checkpoint(Path.of("checkpoints/sessions"))
 *         .start(pipeline)) {
 *     query.awaitTermination();
 * }
 * }</pre>
 *
 * <p>A query that is started again with the same checkpoint goes on exactly where it was, after a clean stop as after a
 * crash. What may change in between: the number of workers, the state store, the trigger, the limits, the sinks.
 *
 * <p>An engine keeps nothing between queries. It may start several, each with a checkpoint of its own.
 */
public final class EmbeddedEngine implements Engine {

    private final EngineOptions options;

    private EmbeddedEngine(EngineOptions options) {
        this.options = options;
    }

    /** Begins a configuration; only {@link Builder#checkpoint} has no default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public StreamingQuery start(Pipeline pipeline) {
        return EmbeddedQuery.start(options, pipeline.plan());
    }

    /** Configures an engine. Not thread safe. */
    public static final class Builder {

        private Path checkpoint = Path.of("");
        private String name = "";
        private int workers = Runtime.getRuntime().availableProcessors();
        private Trigger trigger = Trigger.asFastAsPossible();
        private Durability durability = Durability.SYNC;
        private int retainBatches = CheckpointOptions.defaults().retainBatches();
        private int batchesPerSnapshot = CheckpointOptions.defaults().batchesPerSnapshot();
        private int keyGroups = CheckpointOptions.defaults().keyGroups();
        private Supplier<? extends StateStore> stateStore = StateStores.heap();
        private long maxEventsPerBatch = 100_000;
        private long maxBytesPerBatch = 64L << 20;
        private Duration pollInterval = Duration.ofMillis(100);
        private Duration idleReportInterval = Duration.ofSeconds(10);
        private Duration maxClockStep = Duration.ofMinutes(1);
        private Duration stopTimeout = Duration.ofMinutes(1);
        private Consumer<? super StreamingQueryException> onFailure = failure -> {};
        private final List<QueryListener> listeners = new ArrayList<>();
        private final List<BudgetOf> budgets = new ArrayList<>();
        private RestartPolicy restartPolicy = RestartPolicy.never();
        private Duration progressLogInterval = Duration.ofMinutes(1);
        private Clock clock = Clock.system();
        private final SortedSet<String> droppedStates = new TreeSet<>();
        private FileAccess access = FileAccess.OWNER;
        private @Nullable CheckpointFiles files;
        private CallWatch watch = CallWatch.NONE;

        private Builder() {}

        /**
         * The directory from which the query restarts; made if it is missing. One query each.
         *
         * @param directory on a local file system with hard links
         */
        public Builder checkpoint(Path directory) {
            checkpoint = Objects.requireNonNull(directory, "directory");
            return this;
        }

        /** A name for people, in the progress and of the threads. By default the query's id. */
        public Builder name(String queryName) {
            name = Objects.requireNonNull(queryName, "queryName");
            return this;
        }

        /** Threads for stateful operators, 1 or more; by default one per processor. Results do not depend on it. */
        public Builder workers(int count) {
            workers = positive("workers", count);
            return this;
        }

        /** When batches start; by default as fast as possible. */
        public Builder trigger(Trigger when) {
            trigger = Objects.requireNonNull(when, "when");
            return this;
        }

        /** What has reached the disk when a batch counts as committed; by default everything. */
        public Builder durability(Durability level) {
            durability = Objects.requireNonNull(level, "level");
            return this;
        }

        /**
         * Who may read the files of the checkpoint, which hold state, results and offsets; by default nobody but the user of this
         * process. Applies to what is made from now on.
         */
        public Builder readableBy(FileAccess readers) {
            access = Objects.requireNonNull(readers, "readers");
            return this;
        }

        /** As of how many of the last batches the state can be read from the checkpoint, at least; by default 10. */
        public Builder retainBatches(int count) {
            retainBatches = positive("retainBatches", count);
            return this;
        }

        /**
         * After how many batches the checkpoint is compacted, in the background; by default 100. Earlier if the batches since
         * the last time are as large as the state, and 64 MiB at least. Never with {@link Integer#MAX_VALUE}: then the
         * checkpoint grows with every batch, and a restart reads all of it.
         */
        public Builder batchesPerSnapshot(int count) {
            batchesPerSnapshot = positive("batchesPerSnapshot", count);
            return this;
        }

        /** Into how many key groups a new checkpoint divides state; by default 128. An existing one keeps its own number. */
        public Builder keyGroups(int count) {
            keyGroups = positive("keyGroups", count);
            return this;
        }

        /** Where state lives while the query runs: one of {@link StateStores}, or one of your own; by default on the heap. */
        public Builder stateStore(Supplier<? extends StateStore> store) {
            stateStore = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * The most events that a batch reads from each source, and the most due timeouts that it calls in each operator; by
         * default 100,000. More due timeouts fire in the batches that follow, the earliest deadlines first.
         */
        public Builder maxEventsPerBatch(long count) {
            maxEventsPerBatch = positive("maxEventsPerBatch", count);
            return this;
        }

        /**
         * The most bytes that a batch reads from each source, and the most bytes of state whose timeouts it calls in each
         * operator; by default 64 MiB.
         */
        public Builder maxBytesPerBatch(long bytes) {
            maxBytesPerBatch = positive("maxBytesPerBatch", bytes);
            return this;
        }

        /** How often sources are asked for input that cannot tell by themselves, such as directories; by default 100 ms. */
        public Builder pollInterval(Duration interval) {
            positive("pollInterval in milliseconds", interval.toMillis());
            pollInterval = interval;
            return this;
        }

        /**
         * How often a query that has nothing to do tells its progress, from its last batch or its start on; by default every 10
         * seconds. Such a report {@link dev.holdfast.engine.StreamingQueryProgress#isIdle is idle}. It is kept in memory only.
         */
        public Builder idleReportInterval(Duration interval) {
            positive("idleReportInterval in milliseconds", interval.toMillis());
            idleReportInterval = interval;
            return this;
        }

        /**
         * How far the clock may jump, compared with the time that really passed, before the log warns of it; by default a
         * minute. It changes nothing else: after a jump forwards what is due fires, after one backwards batches keep the
         * time of the last one.
         */
        public Builder maxClockStep(Duration step) {
            positive("maxClockStep in milliseconds", step.toMillis());
            maxClockStep = step;
            return this;
        }

        /**
         * How long {@link StreamingQuery#stop()} and {@link StreamingQuery#close} wait for the batch that is running; by default
         * a minute. Then they throw a {@link dev.holdfast.engine.StopTimeoutException} that names what hangs.
         */
        public Builder stopTimeout(Duration timeout) {
            positive("stopTimeout in milliseconds", timeout.toMillis());
            stopTimeout = timeout;
            return this;
        }

        /**
         * Who hears that a query has failed, for those that nobody waits for; by default only the log does. Called once, by a
         * thread of the query, when its checkpoint is free again, so a new start may follow from another thread or from here. Not
         * called for a query that could not be started, whose {@code start} throws. What it throws is logged. Whoever waits for the
         * end of the query waits for it too, but not longer than {@link #stopTimeout}.
         *
         * @param handler gets what {@link StreamingQuery#awaitTermination()} throws
         */
        public Builder onFailure(Consumer<? super StreamingQueryException> handler) {
            onFailure = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /** Adds one who hears what becomes of the query. Several are told in the order in which they were added. */
        public Builder listener(QueryListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Whether the query is started again when it has failed; by default it is not. In between, the checkpoint is free, waiting
         * calls go on waiting, and {@link #onFailure} hears nothing: only of the failure that ends the query.
         */
        public Builder restartPolicy(RestartPolicy policy) {
            restartPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Adds a limit for the state of all operators together. By default there is none. */
        public Builder stateBudget(StateBudget budget) {
            budgets.add(new BudgetOf(Optional.empty(), budget));
            return this;
        }

        /**
         * Adds a limit for the state of one operator.
         *
         * @param operatorId an operator of the pipeline; a start without it is refused
         */
        public Builder stateBudget(String operatorId, StateBudget budget) {
            budgets.add(new BudgetOf(Optional.of(operatorId), budget));
            return this;
        }

        /** How often the log says, at INFO, how the query gets on; by default once a minute. */
        public Builder progressLogInterval(Duration interval) {
            positive("progressLogInterval in milliseconds", interval.toMillis());
            progressLogInterval = interval;
            return this;
        }

        /** The query's notion of time; by default the machine's clock. */
        public Builder clock(Clock source) {
            clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Allows a start without an operator, or a state of one, that the checkpoint has rows of, and drops these with the first
         * batch. May be called several times. Has no effect on a checkpoint without such state, so it may stay for a while.
         *
         * @param name the id of an operator that the pipeline no longer has, or {@code operator/state}; a start with either is refused
         */
        public Builder dropStateOf(String name) {
            droppedStates.add(Objects.requireNonNull(name, "name"));
            return this;
        }

        /** The file system of the checkpoint, for tests that break it. */
        Builder files(CheckpointFiles system) {
            files = system;
            return this;
        }

        /** Who sees the calls of update functions, for test kits. */
        Builder watch(CallWatch callWatch) {
            watch = callWatch;
            return this;
        }

        /**
         * The engine with this configuration.
         *
         * @throws IllegalStateException without a checkpoint directory
         */
        public EmbeddedEngine build() {
            return new EmbeddedEngine(options());
        }

        /** What the engine is told. */
        EngineOptions options() {
            if (checkpoint.toString().isEmpty()) {
                throw new IllegalStateException(
                        "The engine has no checkpoint directory. Name one with checkpoint(Path.of(\"…\")).");
            }
            return new EngineOptions(
                    checkpoint,
                    new CheckpointOptions(keyGroups, durability, retainBatches, batchesPerSnapshot),
                    name,
                    workers,
                    trigger,
                    stateStore,
                    Collections.unmodifiableSortedSet(new TreeSet<>(droppedStates)),
                    new ReadLimits(maxEventsPerBatch, maxBytesPerBatch),
                    pollInterval,
                    idleReportInterval,
                    maxClockStep,
                    stopTimeout,
                    onFailure,
                    List.copyOf(listeners),
                    restartPolicy,
                    progressLogInterval,
                    List.copyOf(budgets),
                    clock,
                    files == null ? CheckpointFiles.local(access) : files,
                    watch,
                    UUID::randomUUID);
        }

        /** Builds the engine and starts a query: see {@link Engine#start}. */
        public StreamingQuery start(Pipeline pipeline) {
            return build().start(pipeline);
        }

        /** The same, of a pipeline that a class defines. */
        public StreamingQuery start(PipelineDefinition definition) {
            return build().start(definition);
        }

        private static int positive(String what, int value) {
            return Math.toIntExact(positive(what, (long) value));
        }

        private static long positive(String what, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(what + " is at least 1, not " + value + ".");
            }
            return value;
        }
    }
}
