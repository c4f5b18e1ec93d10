package dev.holdfast.evolution;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaType.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The constants of an enum: new ones are welcome, and a written one has to be there or to have another name now. */
final class EnumResolver {

    private final Resolver resolver;

    EnumResolver(Resolver resolver) {
        this.resolver = resolver;
    }

    Transcoder resolve(Extent extent, Enumeration was, Enumeration now, String path) {
        Map<String, String> renamed = new HashMap<>();
        for (String constant : was.constants()) {
            String present = now.formerNames().get(constant);
            if (now.constants().contains(constant)) {
                checkReused(constant, present, was, path);
            } else if (present != null) {
                renamed.put(constant, present);
                resolver.note(Kind.CONSTANT_RENAMED, path, constant, present);
            } else {
                resolver.refuse(
                        Kind.CONSTANT_REMOVED,
                        path,
                        constant,
                        "",
                        "restore constant " + constant + ", or put @RenamedFrom(\"" + constant
                                + "\") on the constant of " + now.name() + " that takes its place");
            }
        }
        noteAdded(was, now, renamed, path);
        return renamed.isEmpty() ? ValueTranscoder.same(extent) : renaming(extent, was, renamed);
    }

    private void checkReused(String constant, @Nullable String present, Enumeration was, String path) {
        if (present != null && !was.constants().contains(present)) {
            resolver.refuse(
                    Kind.NAME_AMBIGUOUS,
                    path,
                    constant,
                    constant + " and " + present,
                    "give the new constant " + constant + " another name, or remove @RenamedFrom(\"" + constant
                            + "\") from " + present);
        }
    }

    private void noteAdded(Enumeration was, Enumeration now, Map<String, String> renamed, String path) {
        Set<String> known = new HashSet<>(was.constants());
        known.addAll(renamed.values());
        for (String constant : now.constants()) {
            if (!known.contains(constant)) {
                resolver.note(Kind.CONSTANT_ADDED, path, "", constant);
            }
        }
    }

    private static Transcoder renaming(Extent extent, Enumeration was, Map<String, String> renamed) {
        long present = was.constants().stream()
                .map(constant -> renamed.getOrDefault(constant, constant))
                .distinct()
                .count();
        return present < was.constants().size()
                ? ValueTranscoder.merging(extent, bytes -> rename(bytes, renamed))
                : ValueTranscoder.of(extent, bytes -> rename(bytes, renamed));
    }

    private static void rename(Transcoding bytes, Map<String, String> renamed) {
        String constant = bytes.in().readString();
        bytes.out().writeString(renamed.getOrDefault(constant, constant));
    }
}
