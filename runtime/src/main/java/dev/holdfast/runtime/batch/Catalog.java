package dev.holdfast.runtime.batch;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.operator.OperatorSpec;
import dev.holdfast.plan.SourceNode;
import dev.holdfast.plan.StatefulNode;
import dev.holdfast.runtime.checkpoint.CommitRecord;
import dev.holdfast.runtime.checkpoint.OperatorRecord;
import dev.holdfast.serial.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a pipeline with the checkpoint that it is to go on from. Refuses before any input is read. */
public final class Catalog {

    private Catalog() {}

    /** What a commit says of an operator. */
    static OperatorRecord entry(OperatorSpec<?, ?, ?, ?> spec, long rows) {
        Schema key = spec.keySerializer().schema();
        Schema state = spec.stateSerializer().schema();
        return new OperatorRecord(
                spec.id(),
                key.toString(),
                key.fingerprint(),
                state.toString(),
                state.fingerprint(),
                state.version(),
                spec.timeoutMode().name(),
                rows);
    }

    /**
     * Refuses generated code of another format than this runtime's.
     *
     * @throws CheckpointIncompatibleException naming the side to rebuild
     */
    public static void checkFormats(QueryGraph graph) {
        for (StatefulNode<?, ?, ?> node : graph.operators()) {
            OperatorSpec<?, ?, ?, ?> spec = node.operator().spec();
            checkFormat(spec.id(), spec.keySerializer().schema());
            checkFormat(spec.id(), spec.stateSerializer().schema());
        }
    }

    /**
     * Refuses a pipeline that would misread the checkpoint, or lose some of it that is not to be dropped.
     *
     * @param dropped operators whose state may be lost
     * @throws CheckpointIncompatibleException naming the difference
     */
    public static void checkCompatible(QueryGraph graph, CommitRecord head, Set<String> dropped) {
        checkDropped(graph, dropped);
        for (OperatorRecord stored : head.operators()) {
            if (dropped.contains(stored.id())) {
                continue;
            }
            OperatorSpec<?, ?, ?, ?> spec = find(graph, stored.id());
            compare(stored, entry(spec, stored.numRows()));
        }
        Set<String> sources = new HashSet<>();
        for (SourceNode<?> node : graph.sources()) {
            sources.add(node.source().id());
        }
        if (!sources.equals(head.offsets().keySet())) {
            throw new CheckpointIncompatibleException("The pipeline reads " + quoted(sources)
                    + ", but the checkpoint has offsets of "
                    + quoted(head.offsets().keySet())
                    + ". Keep the ids of sources with named(…), or start with a new checkpoint directory.");
        }
    }

    private static void checkDropped(QueryGraph graph, Set<String> dropped) {
        for (StatefulNode<?, ?, ?> node : graph.operators()) {
            String id = node.operator().spec().id();
            if (dropped.contains(id)) {
                throw new CheckpointIncompatibleException("The state of operator '" + id
                        + "' is to be dropped, but the pipeline has that operator. Take away dropStateOf(\"" + id
                        + "\"), or give the operator another id with named(…).");
            }
        }
    }

    private static void checkFormat(String operatorId, Schema schema) {
        if (schema.format() > Schema.FORMAT) {
            throw new CheckpointIncompatibleException("The serializers of operator '" + operatorId
                    + "' were generated for format " + schema.format() + ", but this runtime knows only format "
                    + Schema.FORMAT + ". Use the runtime of the same version as the annotation processor.");
        } else if (schema.format() < Schema.FORMAT) {
            throw new CheckpointIncompatibleException("The serializers of operator '" + operatorId
                    + "' were generated for the old format " + schema.format() + ", and this runtime has format "
                    + Schema.FORMAT + ". Compile the class again with the annotation processor of this version.");
        }
    }

    private static OperatorSpec<?, ?, ?, ?> find(QueryGraph graph, String id) {
        for (StatefulNode<?, ?, ?> node : graph.operators()) {
            if (node.operator().spec().id().equals(id)) {
                return node.operator().spec();
            }
        }
        List<String> ids = graph.operators().stream()
                .map(node -> node.operator().spec().id())
                .toList();
        throw new CheckpointIncompatibleException("The checkpoint holds state of operator '" + id
                + "', which the pipeline no longer has; it has " + quoted(ids)
                + ". If the operator was renamed, give it its old id with named(\"" + id
                + "\"); if it was removed, drop its state with dropStateOf(\"" + id + "\") of the engine's builder.");
    }

    private static void compare(OperatorRecord before, OperatorRecord now) {
        refuse(
                "key type",
                before.id(),
                before.keyFingerprint(),
                now.keyFingerprint(),
                before.keySchema(),
                now.keySchema());
        refuse(
                "state",
                before.id(),
                before.stateFingerprint(),
                now.stateFingerprint(),
                before.stateSchema(),
                now.stateSchema());
        refuse(
                "timeout mode",
                before.id(),
                before.timeoutMode(),
                now.timeoutMode(),
                before.timeoutMode(),
                now.timeoutMode());
    }

    private static void refuse(String what, String id, String was, String is, String before, String now) {
        if (!was.equals(is)) {
            throw new CheckpointIncompatibleException("The " + what + " of operator '" + id
                    + "' is not that of the checkpoint. Before: " + before + ". Now: " + now
                    + ". Restore what was there before, or give the changed operator a new id with named(…) "
                    + "and start with a new checkpoint directory.");
        }
    }

    private static String quoted(Iterable<String> ids) {
        String joined = String.join("', '", ids);
        return joined.isEmpty() ? "none" : "'" + joined + "'";
    }
}
