package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaType.RecordOf;

/**
 * The type that a migration starts from, at its place: what was written is read as it, so a field that differs is a mistake in
 * the type that stands for it.
 *
 * @param was what was written
 * @param step the migration
 * @param path of the record that is migrated
 */
record OldVersion(RecordOf was, MigrationStep step, String path) {

    /** A difference, said in terms of the old type if it is one of its fields. */
    SchemaChange explain(SchemaChange change) {
        String field = path.isEmpty() ? change.path() : change.path().replace(path + ".", "");
        return change.restores() || !field.matches("\\w+")
                ? change
                : new SchemaChange(
                        Kind.OLD_VERSION_CHANGED, change.path(), change.before(), change.now(), fix(change, field));
    }

    private String fix(SchemaChange change, String field) {
        String declare = "declare " + step.oldType().name() + ", from which @MigrateFrom(" + step.fromVersion()
                + ") starts, with the fields that version " + was.version() + " had: " + was;
        return change.kind() == Kind.FIELDS_LOST
                ? declare + "; or, if the values of '" + field + "' are of no use any more, put @Removed(\"" + field
                        + "\") on it"
                : declare;
    }
}
