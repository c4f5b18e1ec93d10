package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.OperatorBatch;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StateInstance;
import dev.holdfast.runtime.watermark.Watermarks;
import dev.holdfast.serial.KeyHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One batch while it runs again, as {@link BatchRunner} runs it, in one thread. */
final class ReplayPass {

    private final KeyReplay replay;
    private final ReplayParts parts;
    private final CommitRecord commit;
    private final QueryGraph graph;
    private final WorkerPool pool;
    private final ReplayOutput output;
    private final WatermarkFlow.Pass times;
    private final List<OperatorBatch<Object, Object, Object>> inputs = new ArrayList<>();
    private final List<Long> firstDue = new ArrayList<>();
    private BatchTimes targetTimes = new BatchTimes(0, EventTimes.NONE, EventTimes.NONE, EventTimes.NONE);

    ReplayPass(KeyReplay replay, ReplayParts parts, CommitRecord commit) {
        this.replay = replay;
        this.parts = parts;
        this.commit = commit;
        graph = replay.graph();
        pool = new WorkerPool(Runnable::run, 1, parts.place().keyGroups());
        output = new ReplayOutput(graph, replay.target(), parts.needed(), replay.key());
        Watermarks watermarks = watermarks(parts.place().before());
        WatermarkFlow flow = new WatermarkFlow(graph);
        times = flow.new Pass(commit.batchTimeMillis(), watermarks);
        begin(flow.new Pass(commit.batchTimeMillis(), watermarks));
    }

    /** They are those of the batch before, unless somebody moved or closed event time; the commit says where the watermark was. */
    private Watermarks watermarks(CheckpointReader.@Nullable Content before) {
        Watermarks watermarks = new Watermarks(graph.streams());
        if (before != null) {
            CommitRecord last = before.commit();
            watermarks.restore(
                    last.watermarks().currentMillis(),
                    last.batchTimeMillis(),
                    last.watermarks().streams());
        }
        long used = commit.watermarks().currentMillis();
        if (used == EventTimes.END) {
            watermarks.close();
        } else if (used != EventTimes.NONE) {
            watermarks.raise(used);
        }
        watermarks.beginBatch();
        return watermarks;
    }

    private void begin(WatermarkFlow.Pass before) {
        for (OperatorInstance<Object, Object, Object> operator : parts.operators()) {
            BatchTimes known = before.next();
            OperatorBatch<Object, Object, Object> input = operator.begin(commit.batchId(), known, replay.limits());
            inputs.add(input);
            firstDue.add(holds(operator) ? input.firstDueMillis(known.watermarkMillis()) : EventTimes.END);
            before.hold(firstDue.get(inputs.size() - 1), EventTimes.END);
        }
        // Results were in time when the batch ran; how early they may be follows from rows of all keys, which are not
        // here.
        output.beginBatch(
                inputs,
                commit.batchTimeMillis(),
                Collections.nCopies(graph.bounds().size(), EventTimes.NONE));
    }

    private static boolean holds(OperatorInstance<?, ?, ?> operator) {
        return operator.operator().timeoutMode() == TimeoutMode.EVENT_TIME;
    }

    ReplayOutcome run() throws IOException {
        @Nullable RuntimeException failure = null;
        try {
            for (SourceNode<?> node : graph.sources()) {
                read(node);
            }
            for (int number = 0; number <= replay.target(); number++) {
                run(number);
            }
        } catch (UpdateFunctionException | StepException e) {
            failure = e;
        }
        return outcome(failure);
    }

    private void read(SourceNode<?> node) throws IOException {
        SourceInput source = parts.open(node);
        if (source != null) {
            Offset end = new Offset(Objects.requireNonNull(commit.offsets().get(source.id())));
            source.read(
                    source.again(end),
                    pool,
                    List.of(StepChains.behind(node, graph, output)),
                    List.of((letter, time, isBetween) -> {}));
            output.handOver();
        }
    }

    private void run(int number) {
        OperatorBatch<Object, Object, Object> input = inputs.get(number);
        BatchTimes known = times.next();
        boolean isTarget = number == replay.target();
        if (isTarget || parts.needed().get(number)) {
            chooseTimeouts(number, known);
            input.prepare();
            if (isTarget) {
                targetTimes = known;
                output.forget();
            }
            runKeyGroups(input, StepChains.behind(graph.operators().get(number), graph, output), isTarget);
            output.handOver();
            input.share();
        }
        boolean isHeld = holds(parts.operators().get(number)) && parts.needed().get(number);
        times.hold(firstDue.get(number), isHeld ? input.leftDueMillis() : EventTimes.END);
    }

    private void chooseTimeouts(int number, BatchTimes known) {
        OperatorBatch<Object, Object, Object> input = inputs.get(number);
        input.holdBack(known);
        if (parts.operators().get(number).operator().timeoutMode() != TimeoutMode.NONE) {
            for (int keyGroup = 0; keyGroup < parts.place().keyGroups(); keyGroup++) {
                input.findTimeouts(keyGroup);
            }
            input.chooseTimeouts();
        }
    }

    private void runKeyGroups(OperatorBatch<Object, Object, Object> input, Step next, boolean isTarget) {
        for (int keyGroup = 0; keyGroup < parts.place().keyGroups(); keyGroup++) {
            input.run(
                    keyGroup,
                    (result, time) -> {
                        next.accept(result, time, false);
                        if (isTarget) {
                            output.endResult();
                        }
                    },
                    call -> {});
            input.apply(keyGroup);
            parts.interrupts().clear("an operator");
        }
    }

    private ReplayOutcome outcome(@Nullable RuntimeException failure) {
        OperatorInstance<Object, Object, Object> target = parts.operators().get(replay.target());
        return new ReplayOutcome(
                targetTimes,
                inputs.get(replay.target()).lateEvents().count(),
                Catalog.entry(target),
                rows(target),
                output.rows(),
                output.operatorsBehind(),
                failure);
    }

    private List<ReplayOutcome.StoredRow> rows(OperatorInstance<?, ?, ?> target) {
        byte[] key = replay.key();
        int keyGroup =
                KeyHash.keyGroup(KeyHash.of(key, 0, key.length), parts.place().keyGroups());
        List<ReplayOutcome.StoredRow> rows = new ArrayList<>();
        for (StateInstance<?> state : target.states()) {
            state.keyGroup(keyGroup).forEach((address, keyOffset, keyLength, row, rowOffset, rowLength) -> {
                byte[] own = Arrays.copyOfRange(address, keyOffset, keyOffset + keyLength);
                if (own.length >= key.length && Arrays.equals(own, 0, key.length, key, 0, key.length)) {
                    rows.add(new ReplayOutcome.StoredRow(
                            state.id().name(),
                            keyGroup,
                            own,
                            Arrays.copyOfRange(row, rowOffset, rowOffset + rowLength)));
                }
            });
        }
        return rows;
    }
}
