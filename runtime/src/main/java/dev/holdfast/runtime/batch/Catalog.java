package dev.holdfast.runtime.batch;

import dev.holdfast.connector.ObjectSink;
import dev.holdfast.connector.Sink;
import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.DeclaredState;
import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.StoredOperator;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.checkpoint.Checkpoint;
import dev.holdfast.runtime.checkpoint.commit.CommitRecord;
import dev.holdfast.runtime.operator.DropStateOf;
import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.StateInstance;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Compares a pipeline with the checkpoint that it is to go on from. Refuses before any input is read. */
public final class Catalog {

    private Catalog() {}

    /** What a commit says of an operator. */
    static OperatorRecord entry(OperatorInstance<?, ?, ?> instance) {
        return StoredOperator.record(
                instance.operator(),
                instance.states().stream().map(StateInstance::written).toList());
    }

    /**
     * Refuses generated code of another format than this runtime's.
     *
     * @throws CheckpointIncompatibleException naming the side to rebuild
     */
    public static void checkFormats(QueryGraph graph) {
        graph.keyed().forEach(StoredOperator::checkFormats);
    }

    /**
     * Refuses a pipeline that would misread the checkpoint, or lose some of it that is not to be dropped.
     *
     * @param dropped operators, and states as {@code operator/state}, that may be lost
     * @throws CheckpointIncompatibleException naming the difference
     */
    public static void checkCompatible(QueryGraph graph, CommitRecord head, Set<String> dropped) {
        checkDropped(graph, dropped);
        for (OperatorRecord stored : head.operators()) {
            boolean keepsNothing = stored.states().isEmpty();
            if (keepsNothing || dropped.contains(stored.id())) {
                continue;
            }
            StoredOperator.check(
                    stored,
                    find(graph, stored.id()),
                    name -> new StateId(stored.id(), name).isAmong(dropped),
                    DropStateOf.WORDS);
        }
        compareSources(graph, head.offsets().keySet());
    }

    /** Says which sources are new and which are gone; only if there are both may one have been renamed. */
    private static void compareSources(QueryGraph graph, Set<String> before) {
        Set<String> added = new TreeSet<>();
        graph.sources().forEach(node -> added.add(node.source().id()));
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(added);
        added.removeAll(before);
        if (added.isEmpty() && gone.isEmpty()) {
            return;
        }
        String what = added.isEmpty()
                ? "The pipeline no longer reads source " + quoted(gone) + ", of which the checkpoint has offsets. "
                : "The pipeline reads source " + quoted(added) + ", of which the checkpoint has no offsets"
                        + (gone.isEmpty() ? ". " : ", and no longer " + quoted(gone) + ", of which it has some. ");
        String renamed = added.isEmpty() || gone.isEmpty()
                ? ""
                : "If a source has only another id now, give it the old one with named(…). ";
        throw new CheckpointIncompatibleException(what + renamed
                + "A checkpoint belongs to the sources that it was written with: take the same ones, or start with a new"
                + " checkpoint directory.");
    }

    private static void checkDropped(QueryGraph graph, Set<String> dropped) {
        for (KeyedOperator<?, ?, ?> operator : graph.keyed()) {
            if (dropped.contains(operator.id())) {
                throw new CheckpointIncompatibleException("The state of operator '" + operator.id()
                        + "' is to be dropped, but the pipeline has that operator. Take away dropStateOf(\""
                        + operator.id() + "\"), or give the operator another id with named(…).");
            }
            for (DeclaredState<?> state : operator.states()) {
                String name = new StateId(operator.id(), state.name()).toString();
                if (dropped.contains(name)) {
                    throw new CheckpointIncompatibleException("State '" + name
                            + "' is to be dropped, but the operator still has it. Take away dropStateOf(\"" + name
                            + "\"), or give the state another name.");
                }
            }
        }
    }

    /**
     * Refuses a pipeline without a sink for which the last batch has rows, unless they are known to be delivered.
     *
     * @throws CheckpointIncompatibleException naming the sink
     */
    static void checkOutboxes(QueryGraph graph, Checkpoint checkpoint, long batchId) {
        if (checkpoint.deliveredHint().equals(OptionalLong.of(batchId))) {
            return;
        }
        Set<String> taking = new HashSet<>();
        graph.sinks().stream().filter(Catalog::takesOutbox).map(Sink::id).forEach(taking::add);
        for (String id : checkpoint.outboxSinks(batchId)) {
            if (!taking.contains(id)) {
                throw new CheckpointIncompatibleException("Batch " + batchId + " was committed with "
                        + checkpoint.outboxRows(batchId, id) + " rows for sink '" + id
                        + "', and perhaps not delivered: the query did not end in an orderly way. "
                        + "The pipeline has no such sink for encoded rows any more; it has " + quoted(taking)
                        + ". Start and stop the query once with that sink, under its old id, then change it.");
            }
        }
    }

    private static boolean takesOutbox(Sink<?> sink) {
        return !(sink instanceof ObjectSink<?> objects)
                || objects.rowSerializer().isPresent();
    }

    private static KeyedOperator<?, ?, ?> find(QueryGraph graph, String id) {
        for (KeyedOperator<?, ?, ?> operator : graph.keyed()) {
            if (operator.id().equals(id)) {
                return operator;
            }
        }
        List<String> ids = graph.keyed().stream().map(KeyedOperator::id).toList();
        throw new CheckpointIncompatibleException("The checkpoint holds state of operator '" + id
                + "', which the pipeline no longer has; it has " + quoted(ids)
                + ". If the operator was renamed, give it its old id with named(\"" + id
                + "\"); if it was removed, drop its state with dropStateOf(\"" + id + "\") of the engine's builder.");
    }

    private static String quoted(Iterable<String> ids) {
        String joined = String.join("', '", ids);
        return joined.isEmpty() ? "none" : "'" + joined + "'";
    }
}
