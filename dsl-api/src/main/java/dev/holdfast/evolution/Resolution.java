package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a schema: how it differs from the current one, and whether what was written with it can be read.
 *
 * <p>{@code docs/evolution.md} has the table of all changes. Names of types never count, but for those of a sealed type's
 * records; versions count only where there is a migration.
 */
public final class Resolution {

    private final List<SchemaChange> changes;
    private final StatePlan plan;

    private Resolution(List<SchemaChange> changes, StatePlan plan) {
        this.changes = changes;
        this.plan = plan;
    }

    /**
     * Compares two schemas.
     *
     * @param written what older bytes mean
     * @param current what new bytes mean; its hints are used, those of the written one are not
     */
    public static Resolution of(SchemaType written, SchemaType current, MigrationSet migrations) {
        Resolver resolver = new Resolver(migrations);
        Transcoder transcoder = resolver.resolve(Place.root(written), Place.root(current), "");
        resolver.finish();
        return new Resolution(List.copyOf(resolver.changes()), new StatePlan(transcoder));
    }

    /** All differences, in the order of the fields. */
    public List<SchemaChange> changes() {
        return changes;
    }

    /** Those that keep older states from being restored; empty if there are none. */
    public List<SchemaChange> refusals() {
        return changes.stream().filter(change -> !change.restores()).toList();
    }

    /** Fields whose values are given up, because they are gone. */
    public List<SchemaChange> removals() {
        return changes.stream().filter(SchemaChange::isRemoval).toList();
    }

    /** Whether older states can be read. */
    public boolean restores() {
        return refusals().isEmpty();
    }

    /**
     * The way from the written bytes to the current ones.
     *
     * @throws IllegalStateException if there is none
     */
    public StatePlan plan() {
        if (!restores()) {
            throw new IllegalStateException("There is no plan: "
                    + refusals().stream().map(SchemaChange::toString).collect(Collectors.joining("; ")) + ".");
        }
        return plan;
    }
}
