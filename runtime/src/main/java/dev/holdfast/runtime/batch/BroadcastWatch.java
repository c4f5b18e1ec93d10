package dev.holdfast.runtime.batch;

import dev.holdfast.runtime.operator.OperatorInstance;
import dev.holdfast.runtime.operator.SharedStates;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Warns of broadcasts that are no longer small: they are on the heap as a whole, whatever the store is. Once for each in a run. */
final class BroadcastWatch {

    /** More is no longer small. */
    static final long MAX_BYTES = 64L << 20;

    private final Consumer<String> warnings;
    private final Set<String> warned = new HashSet<>();

    BroadcastWatch(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    void look(OperatorInstance<?, ?, ?> operator) {
        SharedStates shared = operator.shared();
        if (shared != null
                && shared.bytes() > MAX_BYTES
                && warned.add(operator.operator().id())) {
            warnings.accept(text(operator.operator().id(), shared.rows(), shared.bytes()));
        }
    }

    static String text(String operatorId, long rows, long bytes) {
        return "operator '" + operatorId + "' keeps " + rows + " entries of " + bytes
                + " bytes for all keys. A broadcast is small, since it is on the heap as a whole, also with RocksDB."
                + " Remove entries that are no longer needed, or look the stream up by key, as a table.";
    }
}
