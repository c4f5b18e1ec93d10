package dev.holdfast.processor.read.member;

import dev.holdfast.processor.read.element.SourceTrees;
import dev.holdfast.processor.read.element.TypeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The constructors and methods of a class that generated code can call. */
public final class ClassMembers {

    private final Elements elements;
    private final Types types;
    private final TypeElement type;
    private final Element from;
    private final List<ExecutableElement> methods;
    private final SourceTrees sources;
    private final Accessors accessors;

    public ClassMembers(ProcessingEnvironment environment, TypeElement type, Element from) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.type = type;
        this.from = from;
        this.sources = SourceTrees.of(environment);
        this.accessors = new Accessors(environment);
        this.methods = ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .filter(this::isVisible)
                .filter(this::throwsNothing)
                .collect(Collectors.toList());
    }

    Accessors accessors() {
        return accessors;
    }

    /** Whether code in the package of the generated class may use a member. */
    public boolean isVisible(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        if (member instanceof VariableElement field && sources.isPrivate(field)) {
            return false;
        }
        return modifiers.contains(Modifier.PUBLIC)
                || (!modifiers.contains(Modifier.PRIVATE)
                        && elements.getPackageOf(member).equals(elements.getPackageOf(from)));
    }

    /** The constructor that takes each of the fields by its name and type; of several, the one in their order. */
    public Optional<ExecutableElement> constructorOf(List<VariableElement> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        List<ExecutableElement> fitting = visibleConstructors()
                .filter(constructor -> takesAll(constructor, fields))
                .collect(Collectors.toList());
        return fitting.stream()
                .filter(constructor -> isInOrder(constructor, fields))
                .findFirst()
                .or(() -> fitting.stream().findFirst());
    }

    public boolean hasDefaultConstructor() {
        return visibleConstructors()
                .anyMatch(constructor -> constructor.getParameters().isEmpty());
    }

    /** All of them, as messages show them. */
    public List<String> constructors() {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .map(constructor -> (isVisible(constructor) ? "" : "private ")
                        + type.getSimpleName()
                        + TypeText.parameters(constructor))
                .collect(Collectors.toList());
    }

    /** The method that returns a field: {@code getX}, {@code isX} or {@code x}, and of these one that returns it as it is. */
    Optional<ExecutableElement> getterOf(VariableElement field) {
        String name = field.getSimpleName().toString();
        boolean isBoolean = field.asType().getKind() == TypeKind.BOOLEAN;
        Stream<String> names = isBoolean
                ? Stream.of("is" + capital(name), "get" + capital(name), name)
                : Stream.of("get" + capital(name), name);
        List<ExecutableElement> getters = names.flatMap(
                        getter -> methods.stream().filter(method -> isGetter(method, getter, field)))
                .toList();
        return getters.stream()
                .filter(getter -> accessors.returns(getter, name))
                .findFirst()
                .or(() -> getters.stream().findFirst());
    }

    /** The method that sets a field: {@code setX} or {@code x}, and {@code setOpen} for the boolean {@code isOpen}. */
    Optional<ExecutableElement> setterOf(VariableElement field) {
        String name = field.getSimpleName().toString();
        boolean isBoolean = field.asType().getKind() == TypeKind.BOOLEAN && name.matches("is\\p{Upper}.*");
        Stream<String> names = isBoolean
                ? Stream.of("set" + capital(name), "set" + name.substring(2), name)
                : Stream.of("set" + capital(name), name);
        List<ExecutableElement> setters = names.flatMap(
                        setter -> methods.stream().filter(method -> isSetter(method, setter, field)))
                .toList();
        return setters.stream()
                .filter(setter -> accessors.sets(setter, name))
                .findFirst()
                .or(() -> setters.stream().findFirst());
    }

    private Stream<ExecutableElement> visibleConstructors() {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(this::isVisible)
                .filter(this::throwsNothing);
    }

    private boolean takesAll(ExecutableElement constructor, List<VariableElement> fields) {
        Map<String, VariableElement> byName = fields.stream()
                .collect(Collectors.toMap(field -> field.getSimpleName().toString(), Function.identity()));
        return constructor.getParameters().size() == fields.size()
                && constructor.getParameters().stream().allMatch(parameter -> {
                    VariableElement field = byName.get(parameter.getSimpleName().toString());
                    return field != null && isSame(parameter.asType(), field.asType());
                });
    }

    private static boolean isInOrder(ExecutableElement constructor, List<VariableElement> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (!constructor
                    .getParameters()
                    .get(i)
                    .getSimpleName()
                    .equals(fields.get(i).getSimpleName())) {
                return false;
            }
        }
        return true;
    }

    private boolean isGetter(ExecutableElement method, String name, VariableElement field) {
        return method.getSimpleName().contentEquals(name)
                && method.getParameters().isEmpty()
                && isSame(method.getReturnType(), field.asType());
    }

    private boolean isSetter(ExecutableElement method, String name, VariableElement field) {
        return method.getSimpleName().contentEquals(name)
                && method.getParameters().size() == 1
                && isSame(method.getParameters().get(0).asType(), field.asType());
    }

    private boolean isSame(TypeMirror first, TypeMirror second) {
        return types.isSameType(types.erasure(first), types.erasure(second));
    }

    private boolean throwsNothing(ExecutableElement method) {
        TypeMirror unchecked = elements.getTypeElement(RuntimeException.class.getCanonicalName())
                .asType();
        return method.getThrownTypes().stream().allMatch(thrown -> types.isSubtype(thrown, unchecked));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
