package dev.holdfast.keyed.rows;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.evolution.StatePlan;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The schemas of an operator's rows: those of the checkpoint, and the one that is written today. A row of an older schema is
 * read through a plan that is made once, when the query starts. Thread safe after {@link #keep}.
 *
 * <p>Ids are given in the order in which schemas are first met, and are not given again while a row may have them. A schema is
 * told by its text, so a program that was restored gets the id that it had.
 *
 * @param <S> the type of the state
 */
public final class StateSchemas<S> {

    private final String operatorId;
    private final StateSerializer<S> serializer;
    private final int currentId;
    private final Map<Integer, StatePlan> plans = new HashMap<>();
    private final Map<Integer, Resolution> unreadable = new HashMap<>();
    private final Map<Integer, List<SchemaChange>> removals = new HashMap<>();
    private List<WrittenSchema> written;

    private StateSchemas(String operatorId, StateSerializer<S> serializer, List<WrittenSchema> stored) {
        this.operatorId = operatorId;
        this.serializer = serializer;
        MigrationSet migrations = MigrationSet.of(serializer);
        Schema schema = serializer.schema();
        written = new ArrayList<>(stored);
        currentId = idOf(schema, migrations);
        for (WrittenSchema older : stored) {
            if (older.id() != currentId) {
                resolve(older, schema, migrations);
            }
        }
    }

    /** The schemas of an operator that has no rows yet. */
    public static <S> StateSchemas<S> first(String operatorId, StateSerializer<S> serializer) {
        return new StateSchemas<>(operatorId, serializer, List.of());
    }

    /** The schemas of a state whose rows are in the checkpoint. */
    public static <S> StateSchemas<S> of(String operatorId, WrittenState stored, StateSerializer<S> serializer) {
        return new StateSchemas<>(operatorId, serializer, stored.schemas());
    }

    /** The id of the schema that is written. */
    public int currentId() {
        return currentId;
    }

    /** What the checkpoint is to know, by ascending id. */
    public List<WrittenSchema> written() {
        return written;
    }

    /** Whether rows may have another schema than the one that is written. */
    public boolean hasOlder() {
        return written.size() > 1;
    }

    /**
     * Forgets the older schemas that no row has.
     *
     * @param rows how many rows there are of each schema, by its id
     * @throws CheckpointIncompatibleException if there are rows that cannot be read
     */
    public void keep(Map<Integer, Long> rows, GivingUp givingUp) {
        written = written.stream()
                .filter(schema -> schema.id() == currentId || rows.containsKey(schema.id()))
                .toList();
        refuseUnreadable(rows, givingUp);
    }

    /**
     * For an engine that does not count its rows: there may be some of each schema.
     *
     * @throws CheckpointIncompatibleException if rows of one of them could not be read
     */
    public void keepAll(GivingUp givingUp) {
        refuseUnreadable(Map.of(), givingUp);
    }

    private void refuseUnreadable(Map<Integer, Long> rows, GivingUp givingUp) {
        List<Refusals.Unreadable> refused = new ArrayList<>();
        for (WrittenSchema schema : written) {
            Resolution resolution = unreadable.get(schema.id());
            if (resolution != null) {
                refused.add(new Refusals.Unreadable(schema, resolution, rows.getOrDefault(schema.id(), 0L)));
            }
        }
        if (!refused.isEmpty()) {
            throw new CheckpointIncompatibleException(
                    Refusals.message(operatorId, refused, serializer.schema(), givingUp));
        }
    }

    /**
     * The fields that rows have and the state type has not any more, by their places.
     *
     * @param rows how many rows there are of each schema, by its id
     */
    public List<GivenUp> givenUp(Map<Integer, Long> rows) {
        Map<String, GivenUp> fields = new TreeMap<>();
        removals.forEach((id, gone) -> {
            long count = rows.getOrDefault(id, 0L);
            for (SchemaChange change : count == 0 ? List.<SchemaChange>of() : gone) {
                boolean isSaid = change.kind() == SchemaChange.Kind.FIELD_GIVEN_UP;
                fields.merge(
                        change.path(),
                        new GivenUp(change.path(), change.before(), isSaid, count),
                        (first, next) ->
                                new GivenUp(first.path(), first.field(), first.isSaid(), first.rows() + count));
            }
        });
        return List.copyOf(fields.values());
    }

    /**
     * Reads the state of a row.
     *
     * @throws CorruptStateException if the bytes are not those of a state
     */
    public S read(Row row) {
        StateInput in = row.value();
        StatePlan plan = row.schemaId() == currentId ? null : plan(row.schemaId());
        S state = plan == null || plan.keepsBytes() ? serializer.read(in) : rewrite(plan, in);
        in.expectEnd();
        return state;
    }

    private S rewrite(StatePlan plan, StateInput in) {
        StateOutput out = new StateOutput(in.remaining());
        plan.run(in, out);
        StateInput current = new StateInput();
        current.reset(out.array(), 0, out.size());
        S state = serializer.read(current);
        current.expectEnd();
        return state;
    }

    private StatePlan plan(int schemaId) {
        StatePlan plan = plans.get(schemaId);
        if (plan == null) {
            throw new CorruptStateException("a row of operator '" + operatorId + "' has schema " + schemaId
                    + ", which the checkpoint does not know");
        }
        return plan;
    }

    private int idOf(Schema schema, MigrationSet migrations) {
        int next = 0;
        for (WrittenSchema known : written) {
            if (known.text().equals(schema.toString())) {
                return known.id();
            }
            next = known.id() + 1;
        }
        written.add(new WrittenSchema(
                next, schema.toString(), schema.fingerprint(), schema.version(), !migrations.isEmpty()));
        return next;
    }

    private void resolve(WrittenSchema older, Schema current, MigrationSet migrations) {
        Resolution resolution = Resolution.of(type(older), current.type(), migrations);
        if (resolution.restores() && !(older.hasMigrations() && isLower(resolution))) {
            plans.put(older.id(), resolution.plan());
            removals.put(older.id(), resolution.removals());
        } else {
            unreadable.put(older.id(), resolution);
        }
    }

    private SchemaType type(WrittenSchema schema) {
        try {
            return SchemaType.parse(schema.text());
        } catch (IllegalArgumentException e) {
            throw new CheckpointIncompatibleException("The state of operator '" + operatorId
                    + "' was written with a schema that this version of Holdfast does not understand. " + e.getMessage()
                    + " Use the version that wrote it, or a newer one.");
        }
    }

    private static boolean isLower(Resolution resolution) {
        return resolution.changes().stream().anyMatch(change -> change.kind() == SchemaChange.Kind.VERSION_LOWERED);
    }
}
