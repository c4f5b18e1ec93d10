package dev.holdfast.runtime.operator;

import dev.holdfast.keyed.rows.GivenUp;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.keyed.rows.StateSchemas;
import dev.holdfast.runtime.store.KeyGroupStore;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts rows by the schema that their state was written with. */
final class RowsBySchema implements KeyGroupStore.RowVisitor {

    private static final Logger LOG = LoggerFactory.getLogger(RowsBySchema.class);

    private final SortedMap<Integer, Long> counts = new TreeMap<>();
    private final Row reader = new Row();

    @Override
    public void row(byte[] key, int keyOffset, int keyLength, byte[] row, int rowOffset, int rowLength) {
        reader.reset(row, rowOffset, rowLength);
        if (reader.hasValue()) {
            counts.merge(reader.schemaId(), 1L, Long::sum);
        }
    }

    SortedMap<Integer, Long> counts() {
        return counts;
    }

    /** Says once at a start how many rows are older, and what of them is lost. */
    void log(String operatorId, StateSchemas<?> schemas) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long older = all - counts.getOrDefault(schemas.currentId(), 0L);
        LOG.info(
                "Operator {}: {} of {} states are in older schemas, and are rewritten when they are next updated",
                operatorId,
                older,
                all);
        for (GivenUp field : schemas.givenUp(counts)) {
            if (field.isSaid()) {
                LOG.info("Operator {}: {}", operatorId, field);
            } else {
                LOG.warn("Operator {}: {}", operatorId, field);
            }
        }
    }
}
