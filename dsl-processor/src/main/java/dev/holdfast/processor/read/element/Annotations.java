package dev.holdfast.processor.read.element;

import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.Origin;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads annotations and their values without loading them. */
public final class Annotations {

    private Annotations() {}

    public static boolean isOn(Element element, Class<? extends Annotation> annotation) {
        return find(element, annotation).isPresent();
    }

    /** Whether it has a serializer of state: that of an event is the same. */
    public static boolean isState(Element element) {
        return isOn(element, StateRecord.class) || isOn(element, EventRecord.class);
    }

    public static Optional<? extends AnnotationMirror> find(Element element, Class<? extends Annotation> annotation) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> typeOf(mirror).getQualifiedName().contentEquals(annotation.getCanonicalName()))
                .findFirst();
    }

    /** A value that is written in the source. */
    public static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The annotation, or the element where there is none. */
    public static Origin origin(Element element, Class<? extends Annotation> annotation) {
        return find(element, annotation)
                .map(mirror -> Origin.of(element, mirror))
                .orElse(Origin.of(element));
    }

    /** Whether it is annotated with anything called {@code Nullable}: JSpecify's is the one we document. */
    public static boolean isNullable(AnnotatedConstruct annotated) {
        return annotated.getAnnotationMirrors().stream()
                .anyMatch(mirror -> typeOf(mirror).getSimpleName().contentEquals("Nullable"));
    }

    /** Whether {@code @SuppressWarnings} names the warning, on the element or around it. */
    public static boolean isSuppressed(Element element, String warning) {
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            Optional<AnnotationValue> names =
                    find(at, SuppressWarnings.class).flatMap(mirror -> value(mirror, "value"));
            if (names.isPresent()
                    && names.get().getValue() instanceof List<?> list
                    && list.toString().contains(warning)) {
                return true;
            }
        }
        return false;
    }

    private static TypeElement typeOf(AnnotationMirror mirror) {
        return (TypeElement) mirror.getAnnotationType().asElement();
    }
}
