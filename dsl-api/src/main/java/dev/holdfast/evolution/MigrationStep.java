package dev.holdfast.evolution;

import dev.holdfast.serial.Migration;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A step from an older version of a record to the present one, in terms of bytes.
 *
 * @param oldType what the older version's bytes mean
 * @param migrateFn reads the older version and writes the present one
 */
record MigrationStep(RecordOf oldType, BiConsumer<StateInput, StateOutput> migrateFn) {

    int fromVersion() {
        return oldType.version();
    }

    static <O, S> MigrationStep of(Migration<O, S> migration, StateSerializer<S> current) {
        SchemaType oldType = migration.oldSerializer().schema().type();
        if (!(oldType instanceof RecordOf record)) {
            throw new IllegalArgumentException("A migration starts from a record, not from " + oldType + ".");
        }
        return new MigrationStep(record, (in, out) -> migrate(migration, current, in, out));
    }

    private static <O, S> void migrate(
            Migration<O, S> migration, StateSerializer<S> current, StateInput in, StateOutput out) {
        S value = migration.migrateFn().apply(migration.oldSerializer().read(in));
        Objects.requireNonNull(
                value, () -> "The migration of " + migration.oldSerializer().schema() + " gave null.");
        current.write(value, out);
    }
}
