package dev.holdfast.runtime;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.batch.BudgetOf;
import dev.holdfast.runtime.checkpoint.CheckpointOptions;
import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.operator.CallWatch;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What {@link EmbeddedEngine.Builder} was told; the meaning of each is described there. */
record EngineOptions(
        Path directory,
        CheckpointOptions checkpoint,
        String name,
        int workers,
        Trigger trigger,
        Supplier<? extends StateStore> stateStore,
        SortedSet<String> droppedStates,
        ReadLimits limits,
        Duration pollInterval,
        Duration idleReportInterval,
        Duration maxClockStep,
        Duration stopTimeout,
        Consumer<? super StreamingQueryException> onFailure,
        List<QueryListener> listeners,
        RestartPolicy restartPolicy,
        Duration progressLogInterval,
        List<BudgetOf> budgets,
        Clock clock,
        CheckpointFiles files,
        CallWatch watch,
        Supplier<UUID> ids) {}
