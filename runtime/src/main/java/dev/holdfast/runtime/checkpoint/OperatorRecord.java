package dev.holdfast.runtime.checkpoint;

import java.util.List;
import java.util.Objects;

/**
 * What a checkpoint knows of an operator besides its state. Travels in every segment.
 *
 * @param id names the operator's state
 * @param keySchema the key's schema as text
 * @param keyFingerprint the key schema's fingerprint
 * @param stateSchemas those that rows may have, by ascending id
 * @param currentSchemaId the one with which rows are written
 * @param timeoutMode the name of the timeout mode
 * @param numRows the number of keys with state after the batch
 */
public record OperatorRecord(
        String id,
        String keySchema,
        String keyFingerprint,
        List<WrittenSchema> stateSchemas,
        int currentSchemaId,
        String timeoutMode,
        long numRows) {

    public OperatorRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(keySchema);
        Objects.requireNonNull(keyFingerprint);
        Objects.requireNonNull(timeoutMode);
        stateSchemas = List.copyOf(stateSchemas);
        for (int i = 1; i < stateSchemas.size(); i++) {
            if (stateSchemas.get(i - 1).id() >= stateSchemas.get(i).id()) {
                throw new IllegalArgumentException("the schemas of operator '" + id + "' are not sorted by id");
            }
        }
        find(stateSchemas, currentSchemaId);
    }

    /** The schema with which rows are written. */
    public WrittenSchema currentSchema() {
        return find(stateSchemas, currentSchemaId);
    }

    private static WrittenSchema find(List<WrittenSchema> schemas, int id) {
        return schemas.stream()
                .filter(schema -> schema.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schema " + id + " in " + schemas));
    }
}
