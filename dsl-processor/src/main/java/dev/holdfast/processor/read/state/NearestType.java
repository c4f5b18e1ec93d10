package dev.holdfast.processor.read.state;

import dev.holdfast.processor.read.element.TypeText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The fix for an unsupported type: the supported one that is nearest to it. */
public final class NearestType {

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.StringBuffer", "String"),
            Map.entry("java.lang.Number", "long, double or BigDecimal"),
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.sql.Date", "java.time.LocalDate"),
            Map.entry("java.util.Calendar", "java.time.ZonedDateTime"),
            Map.entry("java.util.TimeZone", "java.time.ZoneId"),
            Map.entry("java.util.Locale", "a String, with Locale.toLanguageTag()"),
            Map.entry("java.util.Currency", "a String, with Currency.getCurrencyCode()"),
            Map.entry("java.net.URI", "String"),
            Map.entry("java.net.URL", "String"),
            Map.entry("java.nio.file.Path", "String"),
            Map.entry("java.io.File", "String"),
            Map.entry("java.util.regex.Pattern", "String"),
            Map.entry("java.nio.ByteBuffer", "byte[]"),
            Map.entry("java.util.BitSet", "long[], with BitSet.toLongArray()"),
            Map.entry("java.lang.Class", "an enum, or the name as a String"),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
            Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
            Map.entry("java.util.concurrent.atomic.LongAdder", "long"),
            Map.entry("java.util.concurrent.atomic.AtomicBoolean", "boolean"));

    private static final Map<String, String> KEYS_BY_NAME = Map.ofEntries(
            Map.entry("java.lang.Boolean", "an enum with two constants"),
            Map.entry("java.lang.Character", "String"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.math.BigInteger", "long, or a String"),
            Map.entry("java.math.BigDecimal", "a long of the smallest unit"),
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.time.LocalDateTime", "java.time.Instant"),
            Map.entry("java.time.ZonedDateTime", "java.time.Instant"),
            Map.entry("java.time.OffsetDateTime", "java.time.Instant"),
            Map.entry("java.time.Duration", "a long of its milliseconds"));

    private final Types types;

    public NearestType(Types types) {
        this.types = types;
    }

    /** The fix for a component. */
    String forComponent(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return "use one of these.";
        }
        TypeElement element = (TypeElement) declared.asElement();
        String known = BY_NAME.get(element.getQualifiedName().toString());
        if (known != null) {
            return "declare it as " + known + ".";
        }
        return forContainer(declared, element);
    }

    private String forContainer(DeclaredType type, TypeElement element) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        String name = element.getSimpleName().toString();
        if (isA(element, "java.util.Map")) {
            String kind = isA(element, "java.util.SortedMap") ? "SortedMap" : "Map";
            return "declare it as " + kind + "<" + arguments(arguments, 2, "String, Long") + ">.";
        } else if (isA(element, "java.lang.Iterable")) {
            String kind = isA(element, "java.util.SortedSet")
                    ? "SortedSet"
                    : isA(element, "java.util.Set")
                            ? "Set"
                            : isA(element, "java.util.List") || !isQueue(element, name) ? "List" : "Deque";
            return "declare it as " + kind + "<" + arguments(arguments, 1, "String") + ">.";
        } else if (element.getQualifiedName().toString().startsWith("java.")) {
            return "use one of these, a record of these with @StateRecord, or your own serializer with @SerializeWith.";
        }
        return "turn " + TypeText.name(element)
                + " into a @StateRecord, or write a serializer and name it with @SerializeWith.";
    }

    private boolean isQueue(TypeElement element, String name) {
        return isA(element, "java.util.Queue") && !name.startsWith("Priority");
    }

    private String arguments(List<? extends TypeMirror> given, int count, String example) {
        return given.size() == count ? given.stream().map(this::element).collect(Collectors.joining(", ")) : example;
    }

    /** Whether it is a collection or a map, or can be walked through like one. */
    boolean isCollection(TypeElement element) {
        return element.getQualifiedName().toString().startsWith("java.")
                && !element.getQualifiedName().toString().startsWith("java.nio.")
                && (isA(element, "java.util.Map") || isA(element, "java.lang.Iterable"));
    }

    /** Whether there is a type to take instead. */
    boolean isKnown(TypeElement element) {
        return BY_NAME.containsKey(element.getQualifiedName().toString());
    }

    /** The fix for the state of an update function, which is not a collection. */
    String forState(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return "declare a @StateRecord with a component of this type.";
        }
        TypeElement element = (TypeElement) declared.asElement();
        if (element.getQualifiedName().toString().startsWith("java.util.Optional")) {
            return "declare the state without Optional; GroupState.exists() and getOption() say whether there is one.";
        } else if (isA(element, "java.util.Map") || isA(element, "java.lang.Iterable")) {
            return "declare a @StateRecord with a component of this type, which then has a name and can get company.";
        }
        return forComponent(type);
    }

    /** The fix for a key or a part of one. */
    public String forKey(TypeMirror type) {
        if (type.getKind() == TypeKind.BOOLEAN || type.getKind() == TypeKind.CHAR) {
            return forKey(
                    types.boxedClass(types.getPrimitiveType(type.getKind())).asType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return "join the elements to a String, or name each in a @KeyRecord.";
        }
        TypeElement element = (TypeElement) declared.asElement();
        String known = KEYS_BY_NAME.get(element.getQualifiedName().toString());
        if (known != null) {
            return "use " + known + ".";
        } else if (element.getKind() == ElementKind.RECORD) {
            String name = TypeText.name(element);
            return element.getTypeParameters().isEmpty()
                    ? "add @KeyRecord to record " + name
                            + ", or, if it is not yours, declare one of your own with its components."
                    : "declare a @KeyRecord without type parameters, with the components of " + name + ".";
        } else if (isA(element, "java.lang.Iterable") || isA(element, "java.util.Map")) {
            return "join the elements to a String, or name each in a @KeyRecord.";
        }
        return "use one of these, or a record of these with @KeyRecord.";
    }

    boolean isA(TypeElement element, String name) {
        return element.getQualifiedName().contentEquals(name)
                || types.directSupertypes(element.asType()).stream()
                        .anyMatch(parent -> isA((TypeElement) ((DeclaredType) parent).asElement(), name));
    }

    private String element(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? types.boxedClass(types.getPrimitiveType(type.getKind()))
                        .getSimpleName()
                        .toString()
                : TypeText.simple(type);
    }
}
