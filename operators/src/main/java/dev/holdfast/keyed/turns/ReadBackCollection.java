package dev.holdfast.keyed.turns;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Explains why a collection of a state refused to be changed: those that are read back do. The collections themselves do not know
 * where they stand, and what they throw says nothing, so this goes by the place of the refusal and the schema of the state; and
 * only when a call has failed.
 */
final class ReadBackCollection {

    private static final Set<String> OF_THE_JDK = Set.of("java.util.AbstractMap", "java.util.AbstractCollection");
    private static final String VIEWS = "java.util.Collections$Unmodifiable";
    private static final String OURS = "dev.holdfast.serial.";
    private static final int DEEPEST = 8;

    private ReadBackCollection() {}

    /** What to add to the message of a failed call, if it failed by such a change. */
    static Optional<String> explain(Throwable thrown, List<SchemaType> states) {
        List<String> places = refusedBy(thrown);
        if (places.stream().noneMatch(ReadBackCollection::isOfCollection)) {
            return Optional.empty();
        }
        boolean isMap = places.stream().anyMatch(type -> type.contains("Map"));
        List<String> components = new ArrayList<>();
        states.forEach(state -> add(state, "", isMap, DEEPEST, components));
        return components.isEmpty()
                ? Optional.empty()
                : Optional.of("component " + String.join(" or ", components)
                        + " of its state was read back, and what is read back cannot be changed in place. Copy it, change the"
                        + " copy, and pass a new state with the copy to update(…)");
    }

    /** The classes of collections that the refused call went through, the last first. */
    private static List<String> refusedBy(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof UnsupportedOperationException) {
                return Arrays.stream(at.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .takeWhile(type -> type.startsWith("java.util.") || type.startsWith(OURS))
                        .toList();
            }
        }
        return List.of();
    }

    private static boolean isOfCollection(String type) {
        return type.startsWith(VIEWS) || type.startsWith(OURS) || OF_THE_JDK.contains(type);
    }

    /** The components that hold a map, or those that hold another collection, by their paths. */
    private static void add(SchemaType type, String path, boolean isMap, int left, List<String> components) {
        if (left == 0) {
            return;
        } else if (type instanceof SchemaType.NullableOf nullable) {
            add(nullable.type(), path, isMap, left, components);
        } else if (type instanceof SchemaType.RecordOf record) {
            for (SchemaField field : record.fields()) {
                add(
                        field.type(),
                        path.isEmpty() ? field.name() : path + "." + field.name(),
                        isMap,
                        left - 1,
                        components);
            }
        } else if (type instanceof SchemaType.OneOf choice) {
            choice.alternatives().forEach(one -> add(one, path, isMap, left - 1, components));
        } else if (type instanceof SchemaType.MapOf map) {
            addIf(isMap, path, components);
            add(map.value(), path + "[...]", isMap, left - 1, components);
        } else if (type instanceof SchemaType.ListOf list) {
            addIf(!isMap, path, components);
            add(list.element(), path + "[...]", isMap, left - 1, components);
        } else if (type instanceof SchemaType.SetOf) {
            addIf(!isMap, path, components);
        }
    }

    private static void addIf(boolean isKind, String path, List<String> components) {
        String name = "'" + path + "'";
        if (isKind && !path.isEmpty() && !components.contains(name)) {
            components.add(name);
        }
    }
}
