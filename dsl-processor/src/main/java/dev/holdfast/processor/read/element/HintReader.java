package dev.holdfast.processor.read.element;

import dev.holdfast.annotation.DefaultValue;
import dev.holdfast.annotation.Removed;
import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.model.Hints;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads what is said about older states, where it is allowed to stand. */
public final class HintReader {

    private HintReader() {}

    public static Hints of(Element field) {
        Optional<String> defaultText = Annotations.find(field, DefaultValue.class)
                .flatMap(annotation -> Annotations.value(annotation, "value"))
                .map(value -> value.getValue().toString());
        return new Hints(defaultText, formerNames(field));
    }

    /** As annotated, or 1. */
    public static int version(TypeElement type) {
        return Annotations.find(type, StateRecord.class)
                .flatMap(annotation -> Annotations.value(annotation, "version"))
                .map(AnnotationValue::getValue)
                .map(value -> value instanceof Integer version ? version : 1)
                .orElse(1);
    }

    public static List<String> formerNames(Element element) {
        return names(element, RenamedFrom.class);
    }

    public static List<String> removedNames(Element element) {
        return names(element, Removed.class);
    }

    private static List<String> names(Element element, Class<? extends Annotation> annotationType) {
        List<String> names = new ArrayList<>();
        Annotations.find(element, annotationType)
                .flatMap(annotation -> Annotations.value(annotation, "value"))
                .ifPresent(value -> ((List<?>) value.getValue())
                        .forEach(name ->
                                names.add(((AnnotationValue) name).getValue().toString())));
        return names;
    }

    public static List<String> constants(TypeElement enumeration) {
        List<String> constants = new ArrayList<>();
        for (Element member : enumeration.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(member.getSimpleName().toString());
            }
        }
        return constants;
    }

    /** The present names of constants by their former ones. */
    public static Map<String, String> renamedConstants(TypeElement enumeration) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (Element member : enumeration.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                formerNames(member)
                        .forEach(former ->
                                renamed.put(former, member.getSimpleName().toString()));
            }
        }
        return renamed;
    }
}
