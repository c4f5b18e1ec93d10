package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done about a difference. */
final class Fixes {

    private Fixes() {}

    /** For what only a function can bring over. It stands on the innermost record around the difference that has versions. */
    static String migrate(MigrationSet known, @Nullable Scope written, @Nullable Scope current, String before) {
        return migrate(known, written, current, before, "");
    }

    private static String migrate(
            MigrationSet known, @Nullable Scope written, @Nullable Scope current, String before, String whatItTakes) {
        Scope around = current;
        Scope aroundWritten = written;
        while (around != null && !hasVersions(known, around)) {
            around = around.outer();
            aroundWritten = aroundWritten == null ? null : aroundWritten.outer();
        }
        if (around == null || !(around.type() instanceof RecordOf now)) {
            return "restore " + before;
        }
        int from =
                aroundWritten != null && aroundWritten.type() instanceof RecordOf was ? was.version() : now.version();
        String reason = around.equals(current) || current == null
                ? ""
                : ", since " + shortName(current.type()) + " has no versions of its own";
        String version = from < now.version()
                ? ""
                : "set @StateRecord(version = " + (from + 1) + ") on " + now.name() + reason
                        + (reason.isEmpty() ? " and " : ", and ");
        return version + "add a @MigrateFrom(" + from + ") method"
                + (version.isEmpty() ? " to " + now.name() + reason : "") + whatItTakes + ", or restore " + before;
    }

    private static boolean hasVersions(MigrationSet known, Scope scope) {
        return scope.type() instanceof RecordOf record && known.hasVersions(record.name());
    }

    /** For values that nothing reads any more, but that something new may be made of. */
    static String bringOver(MigrationSet known, Scope written, Scope current, List<SchemaField> gone) {
        return "to bring the values over, "
                + migrate(known, written, current, names(gone), ", which takes the type as it was under another name")
                + "; " + remove(current, gone);
    }

    /** For values that are to be given up. */
    static String remove(Scope current, List<SchemaField> gone) {
        String names = gone.stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(", "));
        return "if the values of " + names(gone) + " are of no use any more, put @Removed("
                + (gone.size() == 1 ? names : "{" + names + "}") + ") on " + shortName(current.type());
    }

    private static String names(List<SchemaField> fields) {
        return fields.stream().map(field -> "'" + field.name() + "'").collect(Collectors.joining(", "));
    }

    /** A type's name without its parts. */
    static String shortName(SchemaType type) {
        if (type instanceof RecordOf record) {
            return record.name();
        } else if (type instanceof OneOf oneOf) {
            return oneOf.name();
        }
        return type instanceof Enumeration enumeration ? enumeration.name() : type.toString();
    }
}
