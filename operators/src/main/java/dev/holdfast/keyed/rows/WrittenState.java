package dev.holdfast.keyed.rows;

import java.util.List;
import java.util.Objects;

/**
 * What a checkpoint knows of a state of an operator besides its rows.
 *
 * @param name tells it from the operator's other states; empty for a single state without a name
 * @param kind what the operator keeps in it, in a few words
 * @param subKeySchema the schema of what tells rows of one key apart, as text; empty if a key has one row
 * @param deadlines what a row's deadline means, in a few words; empty if rows have none
 * @param schemas those that values may have, by ascending id; empty if rows have no values
 * @param currentSchemaId the one with which values are written; {@link #NO_SCHEMA} if there is none
 * @param numRows the number of rows after the batch
 */
public record WrittenState(
        String name,
        String kind,
        String subKeySchema,
        String deadlines,
        List<WrittenSchema> schemas,
        int currentSchemaId,
        long numRows) {

    /** In place of the id of a schema: rows have no values. */
    public static final int NO_SCHEMA = -1;

    public WrittenState {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subKeySchema);
        Objects.requireNonNull(deadlines);
        schemas = List.copyOf(schemas);
        for (int i = 1; i < schemas.size(); i++) {
            if (schemas.get(i - 1).id() >= schemas.get(i).id()) {
                throw new IllegalArgumentException("the schemas of state '" + name + "' are not sorted by id");
            }
        }
        if (currentSchemaId != NO_SCHEMA || !schemas.isEmpty()) {
            find(schemas, currentSchemaId);
        }
    }

    /** The schema with which values are written; only if rows have values. */
    public WrittenSchema currentSchema() {
        return find(schemas, currentSchemaId);
    }

    private static WrittenSchema find(List<WrittenSchema> schemas, int id) {
        return schemas.stream()
                .filter(schema -> schema.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no schema " + id + " in " + schemas));
    }
}
