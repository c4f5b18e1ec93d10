package dev.holdfast.evolution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between a written schema and the current one.
 *
 * @param kind what happened
 * @param path where: {@code total}, {@code address.zip}, {@code items[].price}, {@code counts{}} for the values of a map,
 *     {@code shape(Circle).radius} for a subtype; empty for the state as a whole
 * @param before what was there; empty if nothing was
 * @param now what is there; empty if nothing is
 * @param fix null if older states are restored all the same; else what can be done so that they are, in the imperative
 */
public record SchemaChange(
        Kind kind,
        String path,
        String before,
        String now,
        @Nullable String fix) {

    public SchemaChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
    }

    /** What can happen to a schema. */
    public enum Kind {
        FIELD_ADDED,
        FIELD_REMOVED,
        /** A field is gone, and {@code @Removed} says so. */
        FIELD_GIVEN_UP,
        FIELD_RENAMED,
        FIELDS_REORDERED,
        /** A field is gone, and another that could hold its values is new: perhaps it was renamed. Never restored. */
        LOOKS_RENAMED,
        /** Fields are gone, and something else is new, or nothing is left. Never restored. */
        FIELDS_LOST,
        /** A former name is that of another field, too. Never restored. */
        NAME_AMBIGUOUS,
        TYPE_WIDENED,
        /** The type is another, and not a wider one. Never restored. */
        TYPE_CHANGED,
        CONSTANT_ADDED,
        CONSTANT_REMOVED,
        CONSTANT_RENAMED,
        SUBTYPE_ADDED,
        SUBTYPE_REMOVED,
        SUBTYPE_RENAMED,
        /** Two elements of a set could become equal. Never restored. */
        SET_MERGED,
        /** The keys of a map have other bytes. Never restored. */
        MAP_KEY_CHANGED,
        MIGRATED,
        /** The type that a migration starts from is not what was written. Never restored. */
        OLD_VERSION_CHANGED,
        /** The present program's version of a record is older than the written one, and nothing leads back but its fields. */
        VERSION_LOWERED
    }

    /** Whether older states are restored in spite of this. */
    public boolean restores() {
        return fix == null;
    }

    /** Whether a field is gone without an heir, and nothing is wrong with that. */
    boolean isRemoval() {
        return kind == Kind.FIELD_REMOVED || kind == Kind.FIELD_GIVEN_UP;
    }

    /** What is new here, with its place if it is not a field of the state itself. */
    String arrival() {
        String place = path.isEmpty() ? "the state" : path;
        return switch (kind) {
            case FIELD_ADDED -> path.contains(".") ? now + " (" + place + ")" : now;
            case MIGRATED -> place + ", which is migrated";
            default -> now + " of " + place;
        };
    }

    /** {@code total: was string, is long}. */
    @Override
    public String toString() {
        String place = path.isEmpty() ? "the state" : path;
        if (kind == Kind.FIELDS_LOST) {
            return place + ": loses " + before + (now.isEmpty() ? ", and nothing is left" : ", and gets " + now);
        }
        if (before.isEmpty()) {
            return place + ": is new, " + now;
        }
        return place + ": was " + before + ", " + (now.isEmpty() ? "is gone" : "is " + now);
    }
}
