package dev.holdfast.processor.read.state;

import dev.holdfast.processor.diagnostic.Message;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.place.Site;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What to say of a type that no serializer knows. */
final class UnsupportedTypes {

    /** Types whose values are something that happens, or that belongs to a process. */
    private static final List<String> NOT_DATA = List.of(
            "java.util.Iterator",
            "java.util.Spliterator",
            "java.util.stream.BaseStream",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.ClassLoader",
            "java.lang.Runnable",
            "java.lang.AutoCloseable",
            "java.lang.Throwable",
            "java.util.concurrent.Callable",
            "java.util.concurrent.Executor",
            "java.util.concurrent.Future",
            "java.util.concurrent.locks.Lock",
            "java.util.Timer",
            "java.util.Random",
            "java.util.random.RandomGenerator",
            "java.time.Clock",
            "java.lang.ref.Reference",
            "org.slf4j.Logger",
            "org.apache.logging.log4j.Logger",
            "java.util.logging.Logger",
            "java.lang.System.Logger",
            "dev.holdfast.state.GroupState");

    private static final Set<String> NOT_DATA_PACKAGES =
            Set.of("java.util.function", "java.lang.reflect", "java.lang.invoke");

    private final NearestType nearest;

    UnsupportedTypes(ProcessingEnvironment environment) {
        nearest = new NearestType(environment.getTypeUtils());
    }

    Message componentMessage(TypeMirror type, Site site) {
        String found = TypeText.qualified(type);
        if (!(type instanceof DeclaredType declared)) {
            return StateMessages.unsupported(site.what(), found, nearest.forComponent(type));
        }
        TypeElement element = (TypeElement) declared.asElement();
        if (isNotData(element)) {
            return StateMessages.notData(
                    site.what(), found, element.getSimpleName().toString());
        } else if (nearest.isCollection(element)) {
            return StateMessages.collectionType(site.what(), found, nearest.forComponent(type));
        } else if (isOpen(element) && !nearest.isKnown(element)) {
            return StateMessages.openType(site.what(), found, fixOfOpen(element));
        }
        return StateMessages.unsupported(site.what(), found, nearest.forComponent(type));
    }

    /** Of the state of an update function. */
    Message stateMessage(TypeMirror type, Site site) {
        String found = TypeText.qualified(type);
        return StateMessages.unsupportedState(site.what(), found, nearest.forState(type));
    }

    private boolean isNotData(TypeElement element) {
        String name = element.getQualifiedName().toString();
        int end = name.lastIndexOf('.');
        return (end > 0 && NOT_DATA_PACKAGES.contains(name.substring(0, end)))
                || NOT_DATA.stream().anyMatch(known -> nearest.isA(element, known));
    }

    private static String fixOfOpen(TypeElement element) {
        return element.getQualifiedName().toString().startsWith("java.")
                ? "name the type that the values have, or a sealed interface of @StateRecord records, or use @SerializeWith."
                : "make " + TypeText.name(element)
                        + " a sealed interface of @StateRecord records, name the class, or use @SerializeWith.";
    }

    /** Whether its values can be of any class. */
    private static boolean isOpen(TypeElement element) {
        return element.getKind() == ElementKind.INTERFACE
                || element.getModifiers().contains(Modifier.ABSTRACT)
                || element.getQualifiedName().contentEquals("java.lang.Object");
    }
}
