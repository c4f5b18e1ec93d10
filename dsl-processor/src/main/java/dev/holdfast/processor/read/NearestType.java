package dev.holdfast.processor.read;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The fix for an unsupported type: the supported one that is nearest to it. */
final class NearestType {

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("java.math.BigDecimal", "a long of the smallest unit, or a String"),
            Map.entry("java.math.BigInteger", "a long, or a String"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.Number", "long or double"),
            Map.entry("java.util.UUID", "String"),
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.Instant"),
            Map.entry("java.time.LocalDateTime", "java.time.Instant"),
            Map.entry("java.time.ZonedDateTime", "java.time.Instant"),
            Map.entry("java.time.OffsetDateTime", "java.time.Instant"),
            Map.entry("java.time.LocalDate", "a long, with LocalDate.toEpochDay()"),
            Map.entry("java.time.Period", "java.time.Duration"),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
            Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
            Map.entry("java.util.concurrent.atomic.AtomicBoolean", "boolean"),
            Map.entry("java.util.OptionalInt", "@Nullable Integer"),
            Map.entry("java.util.OptionalLong", "@Nullable Long"),
            Map.entry("java.util.OptionalDouble", "@Nullable Double"));

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

    NearestType(Types types) {
        this.types = types;
    }

    /** The fix for a component. */
    String forComponent(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return "declare it as List<" + element(array.getComponentType()) + ">.";
        }
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
        if (element.getQualifiedName().contentEquals("java.util.Optional") && arguments.size() == 1) {
            return "declare it as '@Nullable " + TypeText.simple(arguments.get(0)) + "'.";
        } else if (isA(element, "java.util.Map") && arguments.size() == 2) {
            return "declare it as Map<" + element(arguments.get(0)) + ", " + element(arguments.get(1)) + ">.";
        } else if (isA(element, "java.lang.Iterable") && arguments.size() == 1) {
            return "declare it as List<" + element(arguments.get(0)) + ">.";
        } else if (element.getQualifiedName().toString().startsWith("java.")) {
            return "use one of these, or a record of these with @StateRecord.";
        }
        return "turn " + TypeText.name(element) + " into a record with @StateRecord.";
    }

    /** The fix for the state of an update function, which is not a collection. */
    String forState(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && declared.asElement() instanceof TypeElement element
                && (isA(element, "java.util.Map") || isA(element, "java.lang.Iterable"))) {
            return "declare a @StateRecord with a component of this type, which then has a name and can get company.";
        }
        return forComponent(type);
    }

    /** The fix for a key or a part of one. */
    String forKey(TypeMirror type) {
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
            return "add @KeyRecord to record " + TypeText.name(element) + ".";
        } else if (isA(element, "java.lang.Iterable") || isA(element, "java.util.Map")) {
            return "join the elements to a String, or name each in a @KeyRecord.";
        }
        return "use one of these, or a record of these with @KeyRecord.";
    }

    private boolean isA(TypeElement element, String name) {
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
