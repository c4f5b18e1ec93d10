package dev.holdfast.evolution;

import dev.holdfast.serial.Migration;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.StateSerializer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The migrations that a state type and the types inside it have, found by the name of the record and its older version. */
public final class MigrationSet {

    private final Map<String, NavigableMap<Integer, MigrationStep>> steps = new HashMap<>();

    private final @Nullable Set<String> versioned;

    private MigrationSet(@Nullable Set<String> versioned) {
        this.versioned = versioned;
    }

    /** No migrations; any record could have some. */
    public static MigrationSet none() {
        return new MigrationSet(null);
    }

    /**
     * No migrations yet, for questions at compile time.
     *
     * @param records the qualified names of the records that may have versions: see {@link #versioned}
     */
    public static MigrationSet noneAmong(Set<String> records) {
        return new MigrationSet(new HashSet<>(records));
    }

    /**
     * The migrations of a serializer, of the nested ones, and of the older versions they start from.
     *
     * @throws IllegalArgumentException if two start from the same version of a record, or one from its own version
     */
    public static MigrationSet of(StateSerializer<?> serializer) {
        MigrationSet all = noneAmong(Set.of());
        all.addAll(serializer, new HashSet<>());
        return all;
    }

    /**
     * The qualified names of the records that may have versions, of a type with a serializer of its own: itself, or the records that a sealed type
     * permits, which become state records of their own by the annotation that gives them a version.
     */
    public static Set<String> versioned(SchemaType type) {
        if (type instanceof SchemaType.OneOf sealed) {
            return sealed.alternatives().stream().map(RecordOf::name).collect(Collectors.toSet());
        }
        return type instanceof RecordOf record ? Set.of(record.name()) : Set.of();
    }

    /** Whether a record may have versions: bytes of one whose code stands where it is used belong to what is around them. */
    boolean hasVersions(String record) {
        return versioned == null || versioned.contains(record);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Adds a migration that is known by its schemas only, for questions at compile time. A plan made of it cannot run.
     *
     * @param record the qualified name of the record that it gives
     * @param oldType what it takes
     */
    public MigrationSet declared(String record, RecordOf oldType) {
        add(record, new MigrationStep(oldType, (in, out) -> {
            throw new UnsupportedOperationException("the migration of " + record + " is only declared");
        }));
        return this;
    }

    /**
     * The way from a written version: the one with this very version, or else that from the next one after it, if that is
     * older than the present one.
     */
    @Nullable
    MigrationStep find(String record, int written, int current) {
        NavigableMap<Integer, MigrationStep> ofRecord = steps.get(record);
        if (ofRecord == null || written == current) {
            return null;
        }
        var next = ofRecord.ceilingEntry(written);
        boolean leadsOn = next != null && (next.getKey() == written || next.getKey() < current);
        return leadsOn ? next.getValue() : null;
    }

    private <S> void addAll(StateSerializer<S> serializer, Set<SchemaType> seen) {
        if (!seen.add(serializer.schema().type())) {
            return;
        }
        if (versioned != null && serializer.hasVersions()) {
            versioned.addAll(versioned(serializer.schema().type()));
        }
        for (Migration<?, S> migration : serializer.migrations()) {
            add(nameOf(serializer), MigrationStep.of(migration, serializer));
            addAll(migration.oldSerializer(), seen);
        }
        for (StateSerializer<?> nested : serializer.nested()) {
            addAll(nested, seen);
        }
    }

    private static String nameOf(StateSerializer<?> serializer) {
        if (serializer.schema().type() instanceof RecordOf record) {
            return record.name();
        }
        throw new IllegalArgumentException("Only records have migrations, not " + serializer.schema() + ".");
    }

    private void add(String record, MigrationStep step) {
        if (steps.computeIfAbsent(record, any -> new TreeMap<>()).putIfAbsent(step.fromVersion(), step) != null) {
            throw new IllegalArgumentException(
                    record + " has two migrations from version " + step.fromVersion() + ": keep one.");
        }
    }
}
