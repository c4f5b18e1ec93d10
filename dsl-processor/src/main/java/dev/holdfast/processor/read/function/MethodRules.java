package dev.holdfast.processor.read.function;

import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.UpdateMessages;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What an update function may not be, whatever its signature. */
public final class MethodRules {

    private final Elements elements;
    private final Types types;

    public MethodRules(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        types = environment.getTypeUtils();
    }

    /** Adds what is wrong. */
    public void check(ExecutableElement method, String function, Faults faults) {
        checkVisible(method, function, faults);
        checkThrows(method, function, faults);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        TypeElement type = EnclosingType.of(method);
        Origin origin = Origin.of(method);
        if (method.getModifiers().contains(Modifier.ABSTRACT)) {
            faults.add(origin, UpdateMessages.isAbstract(function));
        }
        String name = method.getSimpleName().toString();
        if (isStatic && isMethodOfObject(name)) {
            faults.add(origin, UpdateMessages.objectMethod(function, name));
        }
        if (!isStatic && DeclaredTypes.isInner(type)) {
            faults.add(origin, UpdateMessages.innerClass(function, TypeText.name(type)));
        }
        if (!method.getTypeParameters().isEmpty()) {
            String parameters = TypeText.typeParameters(method.getTypeParameters());
            faults.add(origin, UpdateMessages.genericMethod(function, parameters));
        } else if (!isStatic && !type.getTypeParameters().isEmpty()) {
            String generic = TypeText.name(type) + TypeText.typeParameters(type.getTypeParameters());
            faults.add(origin, UpdateMessages.genericClass(function, generic));
        }
    }

    /** Whether there are type variables in its signature, perhaps: then it is refused, and its types say nothing. */
    public static boolean isGeneric(ExecutableElement method) {
        return !method.getTypeParameters().isEmpty()
                || (!method.getModifiers().contains(Modifier.STATIC)
                        && !EnclosingType.of(method).getTypeParameters().isEmpty());
    }

    /** Whether a method without parameters would override one of {@code Object}. */
    private boolean isMethodOfObject(String name) {
        TypeElement object = elements.getTypeElement(Object.class.getCanonicalName());
        return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(name)
                        && method.getParameters().isEmpty()
                        && !method.getModifiers().contains(Modifier.PRIVATE));
    }

    private static void checkVisible(ExecutableElement method, String function, Faults faults) {
        Visibility.privatePart(method)
                .ifPresent(part ->
                        faults.add(Origin.of(method), UpdateMessages.privateFunction(function, described(part))));
    }

    private static String described(Element element) {
        return element instanceof TypeElement type
                ? TypeText.kind(type) + " " + type.getSimpleName()
                : "method " + element.getSimpleName();
    }

    private void checkThrows(ExecutableElement method, String function, Faults faults) {
        List<String> checked = method.getThrownTypes().stream()
                .filter(this::isChecked)
                .map(TypeText::simple)
                .collect(Collectors.toList());
        if (!checked.isEmpty()) {
            faults.add(Origin.of(method), UpdateMessages.throwsChecked(function, checked));
        }
    }

    private boolean isChecked(TypeMirror exception) {
        return !types.isSubtype(exception, typeOf(RuntimeException.class))
                && !types.isSubtype(exception, typeOf(Error.class));
    }

    private TypeMirror typeOf(Class<?> type) {
        return elements.getTypeElement(type.getCanonicalName()).asType();
    }
}
