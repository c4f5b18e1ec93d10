package dev.holdfast.processor.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages about the build rather than about one annotation. */
public final class ProcessorMessages {

    /** A stack that has overflown has a thousand and more. */
    private static final int FRAMES = 50;

    private ProcessorMessages() {}

    public static Message unknownOption(String option) {
        return Message.of(Tag.UNKNOWN_OPTION, "Processor option '" + option + "' does not exist.")
                .found("-A" + option)
                .expected("holdfast.schemas or holdfast.acceptSchemas")
                .fix("remove it from the compiler's arguments.");
    }

    public static Message unresolved(String element, String missingType) {
        return Message.of(
                        Tag.TYPE_UNRESOLVED,
                        "Nothing was generated for " + element + ": type " + missingType + " is missing.")
                .line(
                        "Usually an import or a dependency is missing, or another processor that writes the type did not run.")
                .fix("make " + missingType + " known to the compiler.");
    }

    public static Message nameTaken(String generated, String origin) {
        return Message.of(
                        Tag.GENERATED_NAME_TAKEN,
                        "Class " + generated + " cannot be generated for " + origin + ": it exists.")
                .found("another class " + generated)
                .fix("rename that class, or " + origin + ".");
    }

    /** A bug of ours. */
    public static Message internalError(String element, Throwable bug) {
        List<String> lines = new ArrayList<>();
        lines.add("The Holdfast processor failed on " + element + ". This is a bug in it, not in your code.");
        lines.add("found:    " + bug);
        Arrays.stream(bug.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "    at " + frame)
                .forEach(lines::add);
        lines.add("Fix: report it to the Holdfast project with these lines and, if you can, the source of " + element
                + ".");
        return new Message(Tag.INTERNAL_ERROR, lines);
    }
}
