package dev.holdfast.runtime.batch;

import dev.holdfast.connector.Offset;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.plan.PlanNode;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.checkpoint.CheckpointReader;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.InterruptGuard;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StateInstance;
import dev.holdfast.runtime.store.StateStore;
import dev.holdfast.runtime.time.Clock;
import dev.holdfast.serial.KeyHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a batch needs that runs again for one key: the operators up to that of the key, as the batch before left them, and the sources of their events. */
final class ReplayParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayParts.class);

    /** A source that is looked at again: no query is seen reading there. */
    private static final SourceContext CONTEXT = () -> {};

    private final KeyReplay replay;
    private final KeyReplay.Place place;
    private final StateStore store;
    private final QueryLog log;
    private final InterruptGuard interrupts;
    private final BitSet needed = new BitSet();
    private final Set<Object> neededSources = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<OperatorInstance<Object, Object, Object>> operators = new ArrayList<>();
    private final List<SourceInput> opened = new ArrayList<>();

    ReplayParts(KeyReplay replay, KeyReplay.Place place, StateStore store) {
        this.replay = replay;
        this.place = place;
        this.store = store;
        log = new QueryLog(LOG, place.queryId().toString());
        interrupts = new InterruptGuard(log::warn);
        StatefulNode<?, ?> target = replay.graph().operators().get(replay.target());
        target.before().forEach(this::need);
        for (int number = 0; number <= replay.target(); number++) {
            addOperator(number);
        }
        CommitRecord before = before();
        for (int number = 0; number <= replay.target(); number++) {
            if (number == replay.target() || needed.get(number)) {
                begin(number, before);
            }
        }
    }

    private void need(PlanNode<?> node) {
        if (node instanceof SourceNode<?> source) {
            neededSources.add(source.source());
        } else if (node instanceof StatefulNode<?, ?> stateful) {
            needed.set(replay.graph().operatorNumber(stateful));
            stateful.before().forEach(this::need);
        } else {
            node.before().forEach(this::need);
        }
    }

    @SuppressWarnings("unchecked") // what comes out of the steps before fits the operator: the compiler saw to it
    private void addOperator(int number) {
        StatefulNode<?, ?> node = replay.graph().operators().get(number);
        List<Function<? super Object, ?>> keyFns = new ArrayList<>();
        node.keyedInputs().forEach(input -> keyFns.add((Function<Object, Object>) input.keyFn()));
        KeyedOperator<Object, Object, Object> operator =
                (KeyedOperator<Object, Object, Object>) replay.graph().keyed(number);
        CommitRecord before = before();
        OperatorInstance<Object, Object, Object> instance = new OperatorInstance<>(
                number == replay.target() ? replay.watch().apply(operator) : operator,
                keyFns,
                before == null ? null : before.operator(operator.id()).orElse(null),
                store,
                place.keyGroups(),
                Clock.system(),
                interrupts);
        StatefulNode<?, ?> broadcast = node.broadcast();
        if (broadcast != null) {
            instance.read(
                    operators.get(replay.graph().operatorNumber(broadcast)).share());
        }
        operators.add(instance);
    }

    /** As the batch before has left it, or with its initial state if there was none. */
    private void begin(int number, @Nullable CommitRecord before) {
        OperatorInstance<Object, Object, Object> operator = operators.get(number);
        byte[] key = number == replay.target() ? replay.key() : null;
        if (before == null || before.operator(operator.operator().id()).isEmpty()) {
            operator.readInitialStates();
            return;
        }
        operator.states().forEach(state -> restore(state, key));
        operator.restored();
    }

    private void restore(StateInstance<?> state, byte @Nullable [] key) {
        CheckpointReader.Content before = place.before();
        ReplayRestore rows = new ReplayRestore(state, key);
        for (int keyGroup = 0; before != null && keyGroup < place.keyGroups(); keyGroup++) {
            if (key == null || keyGroup == KeyHash.keyGroup(KeyHash.of(key, 0, key.length), place.keyGroups())) {
                before.keyGroup(state.id(), keyGroup, rows);
            }
        }
    }

    private @Nullable CommitRecord before() {
        CheckpointReader.Content before = place.before();
        return before == null ? null : before.commit();
    }

    KeyReplay.Place place() {
        return place;
    }

    InterruptGuard interrupts() {
        return interrupts;
    }

    /** The numbers of the operators whose results lead to the target. */
    BitSet needed() {
        return needed;
    }

    /** The operators up to the target; only those that are needed have their state. */
    List<OperatorInstance<Object, Object, Object>> operators() {
        return operators;
    }

    /** Opens a source where the batch before ended; null if the target needs nothing of it, or the batch read nothing. */
    @Nullable
    SourceInput open(SourceNode<?> node) throws IOException {
        CommitRecord before = before();
        String from = before == null ? null : before.offsets().get(node.source().id());
        String end = place.batch().commit().offsets().get(node.source().id());
        if (!neededSources.contains(node.source()) || end == null || end.equals(from)) {
            return null;
        }
        SourceInput source = SourceInput.open(
                node.source(), from == null ? null : new Offset(from), replay.limits(), CONTEXT, interrupts, log);
        opened.add(source);
        return source;
    }

    @Override
    public void close() throws IOException {
        for (SourceInput source : opened) {
            source.close();
        }
    }
}
