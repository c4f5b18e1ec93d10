package dev.holdfast.flink;

import dev.holdfast.flink.bytes.RowPlace;
import dev.holdfast.flink.bytes.RowPlaceSerializer;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.fragment.EventKeyBytes;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.fragment.ResultStep;
import dev.holdfast.keyed.rows.OperatorCatalog;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.keyed.turns.BatchTimes;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.keyed.turns.KeyTurns;
import dev.holdfast.keyed.turns.KeyedState;
import dev.holdfast.keyed.turns.OneEvent;
import dev.holdfast.keyed.turns.UpdateFunctionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Holdfast's operator as one of Flink's: each event is a turn, and so is each row whose timer has fired. It is an operator rather than a process function, since a timer knows its row only by
 * Flink's namespaces of timers, and since some operators hold their watermark back: what a join gives of events without a partner is earlier than the watermark of its inputs.
 *
 * <pre>
 *   event ──► late? ──► turn ──► turns of rows that it left due
 *   watermark ──► timers ──► rows wait, those of one deadline together ──► turns ──► watermark of the results
 * </pre>
 *
 * @param <R> the type of the results
 */
abstract class FlinkTurns<R> extends AbstractStreamOperator<R> implements Triggerable<Bytes, RowPlace> {

    private final Fragment fragment;
    private final int stageNumber;
    private final StageSettings settings;

    private transient Running<R> running;
    private transient OperatorCatalog catalog;

    @SuppressWarnings("NullAway") // set when Flink opens the operator
    FlinkTurns(Fragment fragment, int stageNumber, StageSettings settings) {
        this.fragment = fragment;
        this.stageNumber = stageNumber;
        this.settings = settings;
    }

    /** What is there while the operator runs. */
    private static final class Running<R> {

        private final KeyedOperator<Object, Object, Object> operator;
        private final List<Function<Object, Object>> keyFns = new ArrayList<>();
        private final List<Integer> inputs;
        private final ResultOutput<R> results;
        private final FlinkTimers timers;
        private final KeyTurns<Object, Object, Object> turns;
        private final OneEvent<Object> event = new OneEvent<>();
        private final TurnCounts counts;
        private @Nullable StartingKeys starting;
        private long watermarkMillis = EventTimes.NONE;

        Running(
                KeyedOperator<Object, Object, Object> operator,
                FragmentPlan.Stage stage,
                ResultOutput<R> results,
                FlinkTimers timers,
                List<KeyedState<?>> states,
                TurnCounts counts) {
            this.operator = operator;
            inputs = stage.inputOfStream();
            for (int stream = 0; stream < inputs.size(); stream++) {
                keyFns.add(stage.keyFn(stream));
            }
            this.results = results;
            this.timers = timers;
            this.counts = counts;
            turns = new KeyTurns<>(operator, states, timers, results, counts::forgiven);
        }
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        KeyedOperator<?, ?, ?> operator =
                fragment.plan().stages().get(stageNumber).operator();
        catalog = StoredCatalog.open(context.getOperatorStateStore(), operator, settings.dropped());
    }

    @Override
    public void open() throws Exception {
        super.open();
        FragmentPlan plan = fragment.plan();
        FragmentPlan.Stage stage = plan.stages().get(stageNumber);
        KeyedOperator<Object, Object, Object> operator = stage.operator();
        FlinkTimers timers = new FlinkTimers(
                getInternalTimerService("holdfast", RowPlaceSerializer.INSTANCE, this), this::setCurrentKey, operator);
        ResultStep steps = stageNumber == plan.stages().size() - 1 ? plan.steps() : ResultStep.NONE;
        TurnCounts counts = new TurnCounts(operator.id(), getMetricGroup());
        ResultOutput<R> results = new ResultOutput<>(output, steps);
        running = new Running<>(operator, stage, results, timers, states(operator), counts);
        counts.show(operator.metrics(), running.turns::counted);
        if (!catalog.isRestored()) {
            running.starting = StartingKeys.of(operator, getRuntimeContext().getTaskInfo());
        }
        for (WrittenState gone : catalog.gone()) {
            if (gone.subKeySchema().isEmpty()) {
                drop(FlinkRows.single(gone.name()));
            } else {
                drop(FlinkRows.several(gone.name()));
            }
        }
    }

    private <S extends State> void drop(StateDescriptor<S, ?> descriptor) throws Exception {
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        descriptor,
                        (key, state) -> state.clear());
    }

    private List<KeyedState<?>> states(KeyedOperator<?, ?, ?> operator) {
        List<KeyedState<?>> states = new ArrayList<>();
        for (int number = 0; number < operator.states().size(); number++) {
            states.add(state(operator.states().get(number), catalog.schemas(number)));
        }
        return states;
    }

    @SuppressWarnings("unchecked") // the schemas of that state
    private <V> KeyedState<V> state(DeclaredState<V> declared, @Nullable StateSchemas<?> schemas) {
        return new KeyedState<>(declared, (StateSchemas<V>) schemas, FlinkRows.of(declared, getKeyedStateStore()));
    }

    /** An event of one of the streams. */
    final void event(StreamRecord<?> record, int stream) {
        start();
        Running<R> now = running;
        long eventMillis = record.hasTimestamp() ? record.getTimestamp() : EventTimes.NONE;
        now.turns.at(
                BatchTimes.behindWatermark(getProcessingTimeService().getCurrentProcessingTime(), now.watermarkMillis));
        if (isLate(eventMillis)) {
            late(record, stream);
            return;
        }
        now.results.ledBy(eventMillis);
        try {
            Object key = EventKeys.of(record.getValue(), now.keyFns.get(stream), now.operator);
            Bytes bytes = (Bytes) getCurrentKey();
            if (bytes.equals(EventKeyBytes.UNUSABLE)) {
                bytes = EventKeys.bytes(key, now.operator);
            }
            now.turns.events(key, bytes, now.event.set(record.getValue(), eventMillis, now.inputs.get(stream)));
        } catch (UpdateFunctionException failure) {
            failed(failure);
        }
    }

    private boolean isLate(long eventMillis) {
        long watermark = running.watermarkMillis;
        return eventMillis != EventTimes.NONE
                && watermark != EventTimes.NONE
                && running.operator.isLate(eventMillis, EventTimes.behind(watermark, 1), watermark);
    }

    @SuppressWarnings("unchecked") // the tag of that stream
    private void late(StreamRecord<?> record, int stream) {
        running.counts.late();
        OutputTag<Object> tag = (OutputTag<Object>) settings.lateEvents().get(stream);
        if (tag != null) {
            output.collect(tag, (StreamRecord<Object>) record);
        }
    }

    /** One without a key fails before its turn, and may be forgiven; one that was not forgiven ends the job. */
    private void failed(UpdateFunctionException failure) {
        try {
            if (failure.key() == null) {
                running.turns.forgive(failure);
                return;
            }
        } catch (UpdateFunctionException again) {
            // falls through to the end of the job
        }
        throw new FlinkRuntimeException(failure.text(), failure.getCause());
    }

    private void run(Runnable turns) {
        try {
            turns.run();
        } catch (UpdateFunctionException failure) {
            failed(failure);
        }
    }

    /** Keys that have a state before the first event get their turn: at the first event, watermark or checkpoint, whatever comes first. */
    private void start() {
        StartingKeys starting = running.starting;
        if (starting != null) {
            running.starting = null;
            running.turns.at(BatchTimes.behindWatermark(
                    getProcessingTimeService().getCurrentProcessingTime(), running.watermarkMillis));
            Object current = getCurrentKey();
            run(() -> starting.start(running.turns, this::setCurrentKey, running.event));
            if (current != null) {
                setCurrentKey(current);
            }
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        start();
        Running<R> now = running;
        long before = now.watermarkMillis;
        now.watermarkMillis = FlinkTimes.ours(mark.getTimestamp());
        now.turns.at(FlinkTimes.ofWatermark(
                getProcessingTimeService().getCurrentProcessingTime(), now.watermarkMillis, before));
        if (timeServiceManager != null) {
            timeServiceManager.advanceWatermark(mark);
        }
        run(now.turns::runAll);
        long ofResults = now.operator.givesEventTimes()
                ? now.operator.resultWatermark(now.watermarkMillis)
                : now.watermarkMillis;
        if (ofResults != EventTimes.NONE) {
            output.emitWatermark(FlinkTimes.flinks(ofResults));
        }
    }

    @Override
    public void onEventTime(InternalTimer<Bytes, RowPlace> timer) {
        Integer state = running.timers.number(timer.getNamespace());
        if (state != null) {
            long deadline = running.timers.deadlineMillis(state, timer.getTimestamp());
            running.results.ledBy(EventTimes.NONE);
            run(() -> running.turns.runBefore(deadline));
            running.turns.woken(timer.getKey(), state, timer.getNamespace().subKey(), deadline);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<Bytes, RowPlace> timer) {
        Integer state = running.timers.number(timer.getNamespace());
        if (state != null) {
            long deadline = running.timers.deadlineMillis(state, timer.getTimestamp());
            long clock = getProcessingTimeService().getCurrentProcessingTime();
            running.turns.at(
                    BatchTimes.behindWatermark(Math.max(clock, timer.getTimestamp() + 1), running.watermarkMillis));
            running.results.ledBy(EventTimes.NONE);
            running.turns.woken(timer.getKey(), state, timer.getNamespace().subKey(), deadline);
            run(running.turns::runAll);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        start();
        super.prepareSnapshotPreBarrier(checkpointId);
    }

    @Override
    public void finish() throws Exception {
        start();
        super.finish();
    }
}
