package dev.holdfast.processor.diagnostic;

import java.util.Objects;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A place in the user's source. Models carry it only to place diagnostics, so all origins are equal. */
public abstract class Origin {

    Origin() {}

    abstract void print(Messager messager, Message message);

    /** No place: the message stands alone. */
    public static Origin nowhere() {
        return new OfElement(null, null, null);
    }

    /** The name of an element. For a record component, pass its backing field: javac has no position for the component. */
    public static Origin of(Element element) {
        return new OfElement(element, null, null);
    }

    /** An annotation on an element. */
    public static Origin of(Element element, AnnotationMirror annotation) {
        return new OfElement(element, annotation, null);
    }

    /** A value in an annotation on an element. */
    public static Origin of(Element element, AnnotationMirror annotation, AnnotationValue value) {
        return new OfElement(element, annotation, value);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Origin;
    }

    @Override
    public final int hashCode() {
        return Objects.hash(Origin.class);
    }

    private static final class OfElement extends Origin {

        private final @Nullable Element element;
        private final @Nullable AnnotationMirror annotation;
        private final @Nullable AnnotationValue value;

        OfElement(@Nullable Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
            this.element = element;
            this.annotation = annotation;
            this.value = value;
        }

        @Override
        void print(Messager messager, Message message) {
            messager.printMessage(message.tag().kind(), message.text(), element, annotation, value);
        }
    }
}
