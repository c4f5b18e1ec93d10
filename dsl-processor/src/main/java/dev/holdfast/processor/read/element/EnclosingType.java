package dev.holdfast.processor.read.element;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The type that declares a member. */
public final class EnclosingType {

    private EnclosingType() {}

    public static TypeElement of(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "a member is in a type");
    }
}
