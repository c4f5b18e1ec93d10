package dev.holdfast.keyed.rows;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.evolution.KeyChanges;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;

/** The keys of an operator in a checkpoint. */
public final class StoredKeys {

    private StoredKeys() {}

    /**
     * Whether a serializer writes them with the bytes that they have there, so that it finds them and reads them. The rule for
     * whoever goes on from a checkpoint and for whoever only reads it.
     *
     * @throws CheckpointIncompatibleException if a newer version wrote them, in a way that this one does not know
     */
    public static boolean fit(OperatorRecord stored, Schema now) {
        return stored.keyFingerprint().equals(now.fingerprint()) || KeyChanges.keepBytes(type(stored), now.type());
    }

    private static SchemaType type(OperatorRecord stored) {
        try {
            return SchemaType.parse(stored.keySchema());
        } catch (IllegalArgumentException e) {
            throw new CheckpointIncompatibleException("The keys of operator '" + stored.id()
                    + "' were written with a schema that this version of Holdfast does not understand. "
                    + e.getMessage() + " Use the version that wrote it, or a newer one.");
        }
    }
}
