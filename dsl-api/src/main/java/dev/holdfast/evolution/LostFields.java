package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one record that were written and are gone. Where nothing else comes, they were removed, and that is told. Where
 * something comes in the same change, anywhere in the state, it may hold the values in another name, form or place, and whoever
 * changed the type did not say so; then the start would lose in silence what the change was to keep. So each field that goes is
 * asked about, until {@code @RenamedFrom}, {@code @MigrateFrom} or {@code @Removed} says what becomes of it. Likewise where
 * nothing of a record is left, since that is more likely another record, and where a field is said to have had the name of one
 * that was written beside it.
 *
 * @param path of the record
 * @param written the record as it was
 * @param current the record as it is
 * @param gone the written fields that no field reads, but for those that are said to be removed
 * @param came the fields that were not written
 * @param keepsNone whether no field is left
 * @param claimed a field that has a former name of one that is gone, but was written itself; null if there is none
 * @param oldVersion the old type that the current record is, if a migration starts from it
 */
record LostFields(
        String path,
        Scope written,
        Scope current,
        List<SchemaField> gone,
        List<SchemaField> came,
        boolean keepsNone,
        @Nullable SchemaField claimed,
        @Nullable OldVersion oldVersion) {

    /** What could hold values that stood elsewhere before. What a migration makes is not known. */
    private static final Set<Kind> ARRIVALS =
            Set.of(Kind.FIELD_ADDED, Kind.SUBTYPE_ADDED, Kind.CONSTANT_ADDED, Kind.MIGRATED);

    /** Notes or refuses them, when all other changes are known. */
    void report(Resolver resolver) {
        List<SchemaChange> arrivals = resolver.changes().stream()
                .filter(change -> ARRIVALS.contains(change.kind()))
                .toList();
        if (arrivals.isEmpty() && !keepsNone && claimed == null) {
            gone.forEach(field -> resolver.note(Kind.FIELD_REMOVED, path(field), field, ""));
            return;
        }
        List<SchemaField> unexplained = new ArrayList<>();
        for (SchemaField field : gone) {
            List<SchemaField> heirs = heirs(field, resolver);
            if (heirs.isEmpty()) {
                unexplained.add(field);
            } else {
                resolver.refuse(looksRenamed(field, heirs), oldVersion);
            }
        }
        if (!unexplained.isEmpty() && oldVersion != null) {
            unexplained.forEach(
                    field -> resolver.refuse(lost(resolver.migrations(), path(field), List.of(field), ""), oldVersion));
        } else if (!unexplained.isEmpty()) {
            resolver.refuse(lost(resolver.migrations(), path, unexplained, arrived(arrivals)), null);
        }
    }

    /** The new fields that a rename would let the values into. */
    private List<SchemaField> heirs(SchemaField field, Resolver resolver) {
        Place was = new Place(field.type(), written);
        return came.stream()
                .filter(now -> now.type().layout().equals(field.type().layout())
                        || resolver.wouldHold(was, new Place(now.type(), current)))
                .toList();
    }

    private SchemaChange looksRenamed(SchemaField field, List<SchemaField> heirs) {
        String names = heirs.stream().map(heir -> "'" + heir.name() + "'").collect(Collectors.joining(" or "));
        String renamed = heirs.size() == 1
                ? "if it was renamed, write @RenamedFrom(\"" + field.name() + "\") before " + names
                : "if it is " + names + " now, write @RenamedFrom(\"" + field.name() + "\") before that one";
        return new SchemaChange(
                Kind.LOOKS_RENAMED,
                path(heirs.size() == 1 ? heirs.get(0) : field),
                field.toString(),
                heirs.stream().map(SchemaField::toString).collect(Collectors.joining(" or ")),
                renamed + "; " + Fixes.remove(current, List.of(field)));
    }

    private SchemaChange lost(MigrationSet known, String place, List<SchemaField> fields, String now) {
        return new SchemaChange(
                Kind.FIELDS_LOST,
                place,
                fields.stream().map(SchemaField::toString).collect(Collectors.joining(", ")),
                now,
                Fixes.bringOver(known, written, current, fields));
    }

    /** The fields that came, or else what came at other places. */
    private String arrived(List<SchemaChange> arrivals) {
        if (claimed != null) {
            return claimed.toString();
        }
        return came.isEmpty()
                ? arrivals.stream().map(SchemaChange::arrival).distinct().collect(Collectors.joining(", "))
                : came.stream().map(SchemaField::toString).collect(Collectors.joining(", "));
    }

    private String path(SchemaField field) {
        return path.isEmpty() ? field.name() : path + "." + field.name();
    }
}
