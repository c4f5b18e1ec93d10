package dev.holdfast.processor.diagnostic;

import java.util.List;
import java.util.Locale;

/** Messages about classes and sealed types as state. */
public final class StructureMessages {

    private StructureMessages() {}

    public static Message abstractClass(String name) {
        return Message.of(Tag.STATE_CLASS_ABSTRACT, "State class " + name + " is abstract, so nothing can make one.")
                .found("abstract class " + name)
                .expected("a class that can be made, or a sealed interface of records")
                .fix("declare it as 'sealed interface " + name + "', and its kinds as records that implement it.");
    }

    public static Message innerClass(String name) {
        return Message.of(Tag.STATE_CLASS_INNER, "State class " + name + " needs an outer instance.")
                .found("class " + name)
                .expected("static class " + name + ", or a class that is not nested")
                .line("An inner class holds its outer object, which is not part of the state.")
                .fix("add 'static' to class " + name + ".");
    }

    public static Message superclass(String name, String superclass) {
        return Message.of(Tag.STATE_SUPERCLASS, "State class " + name + " extends a class whose fields nobody sees.")
                .found("extends " + superclass)
                .expected("no superclass, or one of your own")
                .line("What the Java platform keeps in its fields would be lost without a word.")
                .fix("hold what is needed as a field instead of extending the class.");
    }

    public static Message hiddenField(String name, String field) {
        return Message.of(Tag.STATE_FIELD_HIDDEN, "State class " + name + " has two fields '" + field + "'.")
                .found("'" + field + "' in " + name + " or above it, and again higher up")
                .expected("one field of each name, inherited ones included")
                .fix("rename one of the two fields.");
    }

    public static Message noConstructor(String name, String simpleName, List<String> constructors, String parameters) {
        String found = constructors.isEmpty() ? simpleName + "()" : Message.listed(constructors);
        return Message.of(Tag.STATE_NO_CONSTRUCTOR, name + " cannot be read back: no constructor fits its fields.")
                .found(found)
                .expected(simpleName + "() with non-final fields, or " + simpleName + parameters)
                .fix("declare it as 'record " + simpleName + parameters + "', or add one of the two constructors.");
    }

    public static Message inaccessibleField(
            String name, String field, String type, boolean isRead, boolean isConstructed) {
        String capital = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        String getter = type + " get" + capital + "()";
        String setter = "void set" + capital + "(" + type + " " + field + ")";
        String missing = isRead ? setter : isConstructed ? getter : getter + " and " + setter;
        return Message.of(
                        Tag.STATE_FIELD_INACCESSIBLE,
                        "Generated code cannot " + (isRead ? "set" : "read") + " field '" + field + "' of " + name
                                + ".")
                .found("private " + type + " " + field)
                .expected(missing + ", or a field that is not private" + (isConstructed ? "" : ", nor final"))
                .line("Methods that Lombok adds are seen if it stands before Holdfast in annotationProcessorPaths.")
                .fix("remove 'private' from the field, add the accessors, mark it transient, or declare a record.");
    }

    /**
     * Of an accessor that does more than hand over its field.
     *
     * @param accessor with its parentheses
     * @param type with its kind
     * @param expected the statement that loses nothing
     */
    public static Message accessor(String accessor, String type, String field, String expected) {
        return Message.of(Tag.STATE_ACCESSOR, "Method " + accessor + " of " + type + " may change '" + field + "'.")
                .found("a body that does more than hand over '" + field + "', or the accessor of another field too")
                .expected("'" + expected + "', or a copy such as List.copyOf, after checks that throw")
                .line("State is what getters return, and reading calls setters: what they change or hide is lost.")
                .fix("give '" + field + "' such an accessor and this one another name,"
                        + " or add @StateAccessor if nothing is lost by it.");
    }

    public static Message sealedSubtype(String sealedType, String subtype, String found) {
        return Message.of(
                        Tag.STATE_SEALED_SUBTYPE,
                        "Sealed type " + sealedType + " permits " + subtype + ", which is no record.")
                .found(found)
                .expected("records, final @StateRecord classes, and sealed interfaces of these")
                .line("Each alternative needs one known structure, and nobody may add another.")
                .fix("declare it as 'record " + subtype + "(...) implements " + sealedType + "'.");
    }

    public static Message sealedNotAnnotated(String sealedType, String subtype) {
        return Message.of(
                        Tag.STATE_NOT_ANNOTATED,
                        "Record " + subtype + " of sealed type " + sealedType + " has no serializer.")
                .found("record " + subtype)
                .expected("@StateRecord on " + sealedType + ", or on each of its records")
                .fix("add @StateRecord to " + sealedType + ".");
    }

    public static Message sealedNames(String sealedType, String first, String second) {
        return Message.of(
                        Tag.STATE_SEALED_NAMES,
                        "Two alternatives of sealed type " + sealedType + " have the same simple name.")
                .label("here", first)
                .label("also", second)
                .line("State knows an alternative by its simple name, so that packages can change.")
                .fix("rename one of the two.");
    }

    public static Message sealedGeneric(String sealedType, String subtype, boolean isGeneric) {
        return Message.of(
                        Tag.STATE_GENERIC,
                        "The arguments of " + subtype + " do not follow from those of sealed type " + sealedType + ".")
                .found(subtype + " under " + sealedType)
                .expected("alternatives with the same type parameters as the sealed type")
                .fix(
                        isGeneric
                                ? "give " + subtype + " the type parameters of " + sealedType + ", in any order."
                                : "give " + sealedType + " the type parameters of " + subtype
                                        + ", or remove them from both.");
    }
}
