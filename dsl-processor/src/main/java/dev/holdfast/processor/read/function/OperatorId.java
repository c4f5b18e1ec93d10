package dev.holdfast.processor.read.function;

import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * The id of an operator.
 *
 * @param id as annotated, or the class's simple name, a dot, and the method's name
 * @param origin the annotation's value, or the annotation
 */
public record OperatorId(String id, Origin origin) {

    private static final int MAX_LENGTH = 128;

    public OperatorId {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
    }

    public static OperatorId read(ExecutableElement method, String function, Faults faults) {
        AnnotationMirror annotation =
                Annotations.find(method, UpdateFunction.class).orElseThrow();
        String byName = EnclosingType.of(method).getSimpleName() + "." + method.getSimpleName();
        return read(method, annotation, byName, function, faults);
    }

    /**
     * The same of any annotation with an id.
     *
     * @param byName the id where none is written
     * @param function what messages call it
     */
    public static OperatorId read(
            Element element, AnnotationMirror annotation, String byName, String function, Faults faults) {
        Optional<AnnotationValue> written =
                Annotations.value(annotation, "id").filter(value -> value.getValue() instanceof String);
        if (written.isPresent() && !written.get().getValue().equals("")) {
            Origin origin = Origin.of(element, annotation, written.get());
            return checked(new OperatorId((String) written.get().getValue(), origin), function, faults);
        }
        return checked(new OperatorId(byName, Origin.of(element, annotation)), function, faults);
    }

    private static OperatorId checked(OperatorId operator, String function, Faults faults) {
        String id = operator.id();
        if (id.length() > MAX_LENGTH) {
            String found = id.length() + " characters, '" + id.substring(0, 20) + "...'";
            faults.add(operator.origin(), UpdateMessages.idInvalid(function, "is too long", found));
        } else if (id.isBlank()) {
            faults.add(operator.origin(), UpdateMessages.idInvalid(function, "is blank", "'" + id + "'"));
        } else if (id.codePoints().anyMatch(OperatorId::isNotPrintable)) {
            String found = "U+" + String.format(Locale.ROOT, "%04X", firstNotPrintable(id)) + " in it";
            faults.add(operator.origin(), UpdateMessages.idInvalid(function, "has a character without a shape", found));
        }
        return operator;
    }

    private static int firstNotPrintable(String id) {
        return id.codePoints().filter(OperatorId::isNotPrintable).findFirst().orElseThrow();
    }

    /** Control characters, and lone surrogates, which no file encoding keeps. */
    private static boolean isNotPrintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
