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

    /**
     * Of a type that was compiled without the processor.
     *
     * @param user what holds a value of the type
     * @param type as the user writes it
     * @param qualifiedName of the type
     */
    public static Message serializerMissing(String user, String type, String qualifiedName, String serializer) {
        return Message.of(Tag.SERIALIZER_MISSING, "No serializer was generated for " + type + " in " + user + ".")
                .found(qualifiedName + ", compiled earlier or in another module, without this processor")
                .expected("class " + serializer + " beside it")
                .line("Types of another module get their serializers where that module is compiled.")
                .fix("add holdfast-dsl-processor to annotationProcessorPaths where " + type
                        + " is compiled, or declare a record of your own with its components.");
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
