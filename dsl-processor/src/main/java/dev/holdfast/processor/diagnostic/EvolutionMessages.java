package dev.holdfast.processor.diagnostic;

/** Messages about what becomes of older states. */
public final class EvolutionMessages {

    private static final String ACCEPT = "-Aholdfast.acceptSchemas=true";

    private EvolutionMessages() {}

    public static Message defaultValue(String component, String text, String type, String problem) {
        return Message.of(Tag.DEFAULT_VALUE, "The default of '" + component + "' is not a value of its type.")
                .found("@DefaultValue(\"" + text + "\"): " + problem)
                .expected("a text for " + type)
                .fix("write a text that is a value of '" + component
                        + "', or make it @Nullable and leave the default out.");
    }

    public static Message renamedFrom(String name, String former) {
        return Message.of(
                        Tag.RENAMED_FROM,
                        "'" + name + "' is said to have been renamed from a name that is no other one.")
                .found("@RenamedFrom(\"" + former + "\")")
                .expected("a name that '" + name + "' had in earlier versions")
                .fix("write the former name, or remove @RenamedFrom.");
    }

    public static Message renamedTwice(String former, String first, String second) {
        return Message.of(
                        Tag.RENAMED_FROM,
                        "'" + first + "' and '" + second + "' are both said to have been '" + former + "'.")
                .found("@RenamedFrom(\"" + former + "\") on " + first + " and on " + second)
                .expected("one that was '" + former + "' before")
                .line("Older states have one value under that name, which would be read twice.")
                .fix("keep it on the one that was renamed, and remove it from the other.");
    }

    public static Message renamedSwapped(String first, String second) {
        return Message.of(
                        Tag.RENAMED_FROM,
                        "'" + first + "' and '" + second + "' are said to have taken each other's name.")
                .found("@RenamedFrom(\"" + second + "\") on " + first + ", and @RenamedFrom(\"" + first + "\") on "
                        + second)
                .expected("a new name for one of the two")
                .line("The names are the same as before, so old states could not be told from new ones.")
                .fix("give one of the two another name, or swap the values in a @MigrateFrom method of a new version.");
    }

    public static Message migrateFrom(String method, String found, String type, int from, int version) {
        return Message.of(Tag.MIGRATE_FROM, "Method " + method + " cannot migrate from version " + from + ".")
                .found(found)
                .expected("static " + type + " " + "anyName(OldType old), not private, in version " + version + " of "
                        + type + ", with another @StateRecord(version = " + from + ") as OldType")
                .fix("keep the version " + from + " of " + type
                        + " as a state record of its own, and take it as the parameter.");
    }

    /** For a type that has no versions. */
    public static Message migrateInside(String method, String found, String type, int from) {
        return Message.of(Tag.MIGRATE_FROM, "Method " + method + " cannot migrate from version " + from + ".")
                .found(found)
                .expected("a method of a record or class without type parameters")
                .fix("give the type that has a component of type " + type + " a new version and the method.");
    }

    public static Message stray(String annotation, String element, String place) {
        return Message.of(Tag.STRAY_ANNOTATION, "@" + annotation + " on " + element + " has no effect.")
                .expected(place)
                .fix("move it there, or remove it.");
    }

    public static Message removed(String type, String name) {
        return Message.of(Tag.REMOVED, "'" + name + "' is said to be removed from " + type + ", which has it.")
                .found("@Removed(\"" + name + "\")")
                .expected("the name of a field that only older states have")
                .fix("write that name, or remove it from @Removed.");
    }

    /** For fields that are found nowhere, and need not be in the same form. */
    public static Message lost(String place, String before, String now, String file, String fix) {
        return Message.of(Tag.STATE_FIELDS_LOST, "Values of " + place + " would be lost: no field has them now.")
                .label("gone", before + "   (" + file + ")")
                .label("new", now)
                .fix(fix + ".");
    }

    public static Message looksRenamed(String place, String before, String now, String file, String fix) {
        return changed(
                Tag.STATE_LOOKS_RENAMED,
                "The state of " + place + " would be lost: it looks renamed.",
                before,
                now,
                file,
                fix);
    }

    public static Message changed(String place, String before, String now, String file, String fix) {
        return changed(
                Tag.STATE_SCHEMA_CHANGED,
                "Older states cannot be read: " + place + " changed.",
                before,
                now,
                file,
                fix);
    }

    private static Message changed(Tag tag, String what, String before, String now, String file, String fix) {
        return Message.of(tag, what)
                .label("before", before + "   (" + file + ")")
                .label("now", now)
                .fix(fix + ".");
    }

    /** Of a state that an update function takes as a parameter. */
    public static Message stateLooksRenamed(
            String now, String before, String function, String kind, String file, String lost) {
        return changed(
                Tag.STATE_LOOKS_RENAMED,
                "State '" + before + "' of " + function + " would be lost: it looks renamed.",
                before + " : " + kind,
                now + " : " + kind,
                file,
                "if it was renamed, write @Named(\"" + before + "\") before it; if not, accept this with " + ACCEPT
                        + " and start with dropStateOf(\"" + lost + "\")");
    }

    /** The same, of one that has no heir. */
    public static Message stateGone(String before, String function, String kind, String file, String lost) {
        return changed(
                Tag.STATE_FIELDS_LOST,
                "State '" + before + "' of " + function + " would be lost: the function no longer takes it.",
                before + " : " + kind,
                "nothing",
                file,
                "restore it, or accept this with " + ACCEPT + " and start with dropStateOf(\"" + lost + "\")");
    }

    /** The same, of one that is something else now. */
    public static Message stateChanged(
            String state, String function, String before, String now, String file, String lost) {
        return changed(
                Tag.STATE_SCHEMA_CHANGED,
                "Older states cannot be read: '" + state + "' of " + function + " changed.",
                before,
                now,
                file,
                "give the new state another name by @Named; the old one is given up with dropStateOf(\"" + lost
                        + "\")");
    }

    /** Nothing is known of the states of an update function. */
    public static Message statesMissing(String function, String file) {
        return Message.of(Tag.SCHEMA_MISSING, "The states of " + function + " are not accepted yet.")
                .expected("file " + file)
                .line("Later changes are compared with it, so that none of them loses state.")
                .fix("compile once with " + ACCEPT + " and commit the file.");
    }

    public static Message baselineMissing(String type, String file) {
        return Message.of(Tag.SCHEMA_MISSING, "State type " + type + " has no accepted schema yet.")
                .expected("file " + file)
                .line("Later changes are compared with it, so that none of them loses state.")
                .fix("compile once with " + ACCEPT + " and commit the file.");
    }

    public static Message baselineMalformed(String type, String file, String problem) {
        return Message.of(Tag.SCHEMA_MALFORMED, "The accepted schema of " + type + " cannot be read.")
                .found(file + ": " + problem)
                .expected("what " + ACCEPT + " wrote")
                .fix("restore the file from version control.");
    }

    public static Message baselineInaccessible(String type, String file, String problem) {
        return Message.of(Tag.SCHEMA_MALFORMED, "The accepted schema of " + type + " cannot be read or written.")
                .found(file + ": " + problem)
                .expected("a file in the folder that -Aholdfast.schemas names")
                .fix("look at the folder and its permissions.");
    }

    public static Message baselineStale(String file, String type) {
        return Message.of(Tag.SCHEMA_STALE, "There is an accepted schema of " + type + ", but no such type.")
                .found("file " + file)
                .fix("rename the file if the type was renamed or moved, and delete it if its states are gone.");
    }

    public static Message optionValue(String option, String found, String expected) {
        return Message.of(Tag.OPTION_VALUE, "Processor option '" + option + "' has a value that it cannot have.")
                .found("-A" + option + "=" + found)
                .expected(expected)
                .fix("write -A" + option + "=" + (option.endsWith("acceptSchemas") ? "true" : "state-schemas")
                        + ", or leave it out.");
    }
}
