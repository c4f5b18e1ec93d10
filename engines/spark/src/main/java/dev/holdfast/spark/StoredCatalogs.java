package dev.holdfast.spark;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.rows.GivingUp;
import dev.holdfast.keyed.rows.OperatorCatalog;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.WrittenState;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that rows were written with, and what the states of an operator are. The driver reads and writes them when a query starts, before its first batch, and sends what it has read to
 * the tasks: both compare it with the operator and come to the same numbers.
 */
final class StoredCatalogs implements Serializable {

    private static final GivingUp WORDS = new SparkWords();

    private final Set<String> dropped;

    /** By the run of the query and the id of the operator: what was there before the run. A dataset may be used by several queries. */
    private final Map<String, Before> ofRuns = new ConcurrentHashMap<>();

    /** @param dropped states, as {@code operator/state}, that may be lost */
    StoredCatalogs(Set<String> dropped) {
        this.dropped = dropped;
    }

    /** What there was before a run: nothing, if it is empty. */
    private static final class Before implements Serializable {

        private final byte[] content;

        Before(byte[] content) {
            this.content = content;
        }

        CatalogFiles.@Nullable Content read() {
            return content.length == 0 ? null : CatalogFiles.Content.of(content);
        }
    }

    /**
     * An operator as it goes on.
     *
     * @param schemas of its rows
     * @param givenUp the names of states whose rows are to be removed
     */
    record Open(OperatorCatalog schemas, List<String> givenUp) {}

    /**
     * Opens an operator on the driver, and writes down what it is now.
     *
     * @throws dev.holdfast.engine.CheckpointIncompatibleException if it cannot go on
     */
    Open onDriver(@Nullable QueryCheckpoint query, KeyedOperator<?, ?, ?> operator) {
        if (query == null) {
            return open(operator, null);
        }
        CatalogFiles files = new CatalogFiles(query.directory(), operator.id(), query.settings());
        Before before = ofRuns.computeIfAbsent(name(query.runId().toString(), operator), absent -> read(files));
        Open open = open(operator, before.read());
        try {
            files.write(new CatalogFiles.Content(open.schemas().now(), open.givenUp()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What is known of operator '" + operator.id() + "' cannot be written to the checkpoint", e);
        }
        return open;
    }

    private static Before read(CatalogFiles files) {
        try {
            CatalogFiles.Content content = files.read();
            return new Before(content == null ? new byte[0] : content.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("What is known of an operator cannot be read from the checkpoint", e);
        }
    }

    /**
     * Opens an operator in a task.
     *
     * @param runId of the query
     */
    Open inTask(String runId, KeyedOperator<?, ?, ?> operator) {
        Before before = ofRuns.get(name(runId, operator));
        if (before == null) {
            throw new IllegalStateException(
                    "Operator '" + operator.id()
                            + "' runs in a query whose checkpoint its driver has not seen. This version of Holdfast knows Spark 4.2.");
        }
        return open(operator, before.read());
    }

    /** Opens an operator in a query that is no stream, and has no checkpoint. */
    Open withoutCheckpoint(KeyedOperator<?, ?, ?> operator) {
        return open(operator, null);
    }

    private Open open(KeyedOperator<?, ?, ?> operator, CatalogFiles.@Nullable Content before) {
        OperatorRecord record = before == null ? null : before.record();
        OperatorCatalog schemas = new OperatorCatalog(operator, record, dropped, WORDS);
        Set<String> givenUp = new LinkedHashSet<>(before == null ? List.of() : before.givenUp());
        schemas.gone().stream().map(WrittenState::name).forEach(givenUp::add);
        operator.states().forEach(state -> givenUp.remove(state.name()));
        return new Open(schemas, new ArrayList<>(givenUp));
    }

    private static String name(String runId, KeyedOperator<?, ?, ?> operator) {
        return runId + "/" + operator.id();
    }
}
