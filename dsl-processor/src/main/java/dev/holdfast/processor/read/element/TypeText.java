package dev.holdfast.processor.read.element;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types and elements as messages show them: alike under every compiler, which their own texts are not. */
public final class TypeText {

    private TypeText() {}

    /** With simple names: {@code Map<String, ?>}. */
    public static String simple(TypeMirror type) {
        return text(type, false);
    }

    /** The same, of a type of a model. */
    public static String simple(TypeName type) {
        return type.toString().replaceAll("\\b[a-z_]\\w*\\.(?=\\w)", "");
    }

    /** With qualified names: {@code java.util.Map<java.lang.String, ?>}. */
    public static String qualified(TypeMirror type) {
        return text(type, true);
    }

    /** The name of a type without its package: {@code Outer.Inner}. */
    public static String name(TypeElement type) {
        Element outer = type.getEnclosingElement();
        return outer instanceof TypeElement around
                ? name(around) + "." + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** The kind of a type, as it is declared. */
    public static String kind(TypeElement type) {
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation"
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** The types of a method's parameters: {@code (String, Iterator<Click>)}. */
    public static String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(VariableElement::asType)
                .map(TypeText::simple)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Type parameters with their brackets. */
    public static String typeParameters(List<? extends TypeParameterElement> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String text(TypeMirror type, boolean qualified) {
        if (type instanceof ArrayType array) {
            return text(array.getComponentType(), qualified) + "[]";
        } else if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard, qualified);
        } else if (type.getKind() == TypeKind.DECLARED) {
            return declared((DeclaredType) type, qualified);
        } else if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
            return type.getKind().name().toLowerCase(Locale.ROOT);
        }
        return type.toString();
    }

    private static String declared(DeclaredType type, boolean qualified) {
        TypeElement element = (TypeElement) type.asElement();
        String name = qualified ? element.getQualifiedName().toString() : name(element);
        return type.getTypeArguments().isEmpty() ? name : name + arguments(type, qualified);
    }

    private static String arguments(DeclaredType type, boolean qualified) {
        return type.getTypeArguments().stream()
                .map(argument -> text(argument, qualified))
                .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String wildcard(WildcardType wildcard, boolean qualified) {
        if (wildcard.getExtendsBound() != null) {
            return "? extends " + text(wildcard.getExtendsBound(), qualified);
        }
        return wildcard.getSuperBound() == null ? "?" : "? super " + text(wildcard.getSuperBound(), qualified);
    }
}
