package dev.holdfast.serial;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record in a {@link Schema}. Default and former names are hints for reading what an older program wrote:
 * they stand neither in the text nor in the fingerprint.
 *
 * @param name the component's name
 * @param type what its bytes mean
 * @param defaultText the value of states that were written without the component, as {@code @DefaultValue} says it; null
 *     where there is no such annotation
 * @param formerNames what the component was called before, the latest name first
 */
public record SchemaField(
        String name, SchemaType type, @Nullable String defaultText, List<String> formerNames) {

    public SchemaField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        formerNames = List.copyOf(formerNames);
    }

    /** A field without hints. */
    public SchemaField(String name, SchemaType type) {
        this(name, type, null, List.of());
    }

    /** This field, with a value for states that were written without it. */
    public SchemaField withDefault(String text) {
        return new SchemaField(name, type, text, formerNames);
    }

    /** This field, found in older states under any of these names. */
    public SchemaField formerly(String... names) {
        return new SchemaField(name, type, defaultText, List.of(names));
    }

    /** As in source: {@code type name}. */
    @Override
    public String toString() {
        return type + " " + name;
    }
}
