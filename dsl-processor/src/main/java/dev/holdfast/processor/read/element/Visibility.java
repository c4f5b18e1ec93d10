package dev.holdfast.processor.read.element;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Who can name what. A nested type is as visible as the least visible of the types around it. */
public final class Visibility {

    private final Elements elements;

    public Visibility(Elements elements) {
        this.elements = elements;
    }

    /** Whether everyone can name it. */
    public static boolean isPublic(Element type) {
        for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
            if (!at.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** Whether everyone can name a type with all its arguments. */
    public static boolean isPublic(TypeMirror type) {
        return types(type).allMatch(Visibility::isPublic);
    }

    /** The first private one of an element and the types around it. */
    public static Optional<Element> privatePart(Element element) {
        for (Element at = element; at != null && !(at instanceof PackageElement); at = at.getEnclosingElement()) {
            if (at.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** The first private type that a type names. */
    public static Optional<TypeElement> privateType(TypeMirror type) {
        return types(type).filter(part -> privatePart(part).isPresent()).findFirst();
    }

    /** Whether code in the package of an element can name a type. */
    public boolean isVisible(TypeElement type, Element from) {
        return isPublic(type)
                || (privatePart(type).isEmpty() && elements.getPackageOf(type).equals(elements.getPackageOf(from)));
    }

    private static Stream<TypeElement> types(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return types(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
                    .flatMap(bound -> bound == null ? Stream.empty() : types(bound));
        } else if (type instanceof DeclaredType declared) {
            return Stream.concat(
                    Stream.of((TypeElement) declared.asElement()),
                    declared.getTypeArguments().stream().flatMap(Visibility::types));
        }
        return Stream.empty();
    }
}
