package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Enumeration;
import dev.holdfast.serial.SchemaType.OneOf;
import dev.holdfast.serial.SchemaType.RecordOf;
import org.jspecify.annotations.Nullable;

/** What can be done about a difference. */
final class Fixes {

    private Fixes() {}

    /** For what only a function can bring over. */
    static String migrate(@Nullable Scope written, @Nullable Scope current, String before) {
        if (current == null || !(current.type() instanceof RecordOf now)) {
            return "restore " + before;
        }
        int from = written != null && written.type() instanceof RecordOf was ? was.version() : now.version();
        String version =
                from < now.version() ? "" : "set @StateRecord(version = " + (from + 1) + ") on " + now.name() + " and ";
        return version + "add a @MigrateFrom(" + from + ") method" + (version.isEmpty() ? " to " + now.name() : "")
                + ", or restore " + before;
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
