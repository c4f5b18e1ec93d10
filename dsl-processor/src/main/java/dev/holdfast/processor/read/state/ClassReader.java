package dev.holdfast.processor.read.state;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StructureMessages;
import dev.holdfast.processor.model.Access;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.member.ClassMembers;
import dev.holdfast.processor.read.member.FieldAccess;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Scope;
import dev.holdfast.processor.read.place.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Reads classes: their fields, those of the classes above first, and how to get at them. */
public final class ClassReader {

    private final ProcessingEnvironment environment;

    ClassReader(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** A field with the variables of the class that declares it. */
    private record Field(VariableElement element, Map<String, Scope.Bound> variables) {

        String name() {
            return element.getSimpleName().toString();
        }
    }

    public Optional<Structure.Product> read(TypeElement type, Members members, Faults faults) {
        Faults own = new Faults();
        checkKind(type, members.self().origin(), own);
        List<Field> fields = fields(type, members.self(), own);
        List<ComponentModel<StateType>> components = new ArrayList<>();
        ClassMembers accessors =
                new ClassMembers(environment, type, members.self().from());
        List<VariableElement> elements = fields.stream().map(Field::element).collect(Collectors.toList());
        Optional<ExecutableElement> constructor = accessors.constructorOf(elements);
        if (!own.isRefused() && constructor.isEmpty()) {
            checkDefaultConstructor(type, elements, accessors, members.self().origin(), own);
        }
        FieldAccess ways = new FieldAccess(type, accessors, constructor.isPresent());
        Faults hidden = new Faults();
        for (Field field : fields) {
            Site place = members.siteOf().apply(field.name(), field.element());
            Optional<Access> access = ways.of(field.element(), place.origin(), hidden);
            Site site = place.in(place.scope().with(field.variables()));
            members.typeReader()
                    .read(field.element(), Annotations.isNullable(field.element()), site, own)
                    .ifPresent(read -> access.ifPresent(known -> components.add(component(field, read, known, site))));
        }
        if (!own.isRefused()) {
            own.addAll(hidden);
        }
        faults.addAll(own);
        List<String> parameters = constructor.map(ClassReader::parameterNames).orElse(List.of());
        return own.isRefused()
                ? Optional.empty()
                : Optional.of(new Structure.Product(
                        components,
                        parameters,
                        hasCode(constructor, components),
                        HintReader.removedNames(type),
                        !type.getModifiers().contains(Modifier.FINAL)));
    }

    /** Fields alone refuse nothing. */
    private static boolean hasCode(
            Optional<ExecutableElement> constructor, List<ComponentModel<StateType>> components) {
        return constructor.isPresent()
                || components.stream().anyMatch(component -> component.access().put() == Access.Put.METHOD);
    }

    private static ComponentModel<StateType> component(Field field, StateType type, Access access, Site site) {
        TypeName declared = field.element().asType().getKind().isPrimitive()
                ? TypeName.get(field.element().asType()).withoutAnnotations()
                : type.javaType();
        return new ComponentModel<>(
                field.name(), declared, type, access, HintReader.of(field.element()), site.origin());
    }

    private static List<String> parameterNames(ExecutableElement constructor) {
        return constructor.getParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.toList());
    }

    private static void checkKind(TypeElement type, Origin origin, Faults faults) {
        String name = TypeText.name(type);
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            faults.add(origin, StructureMessages.abstractClass(name));
        } else if (type.getNestingKind() == NestingKind.MEMBER && DeclaredTypes.isInner(type)) {
            faults.add(origin, StructureMessages.innerClass(name));
        }
    }

    private List<Field> fields(TypeElement type, Site site, Faults faults) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<TypeElement> classes = new ArrayList<>();
        List<Map<String, Scope.Bound>> variables = new ArrayList<>();
        Scope scope = site.scope();
        for (TypeElement at = type; ; ) {
            classes.add(0, at);
            variables.add(0, scope.variables());
            DeclaredType above =
                    at.getSuperclass().getKind() == TypeKind.DECLARED ? (DeclaredType) at.getSuperclass() : null;
            if (above == null || DeclaredTypes.isNamed(above, Object.class)) {
                break;
            }
            TypeElement parent = (TypeElement) above.asElement();
            if (parent.getQualifiedName().toString().startsWith("java.")) {
                faults.add(site.origin(), StructureMessages.superclass(TypeText.name(type), TypeText.qualified(above)));
                break;
            }
            scope = scope.with(scope.variablesOf(above));
            at = parent;
        }
        for (int i = 0; i < classes.size(); i++) {
            for (VariableElement field : ElementFilter.fieldsIn(classes.get(i).getEnclosedElements())) {
                if (isState(field)) {
                    Field other = fields.put(field.getSimpleName().toString(), new Field(field, variables.get(i)));
                    if (other != null) {
                        faults.add(site.origin(), StructureMessages.hiddenField(TypeText.name(type), other.name()));
                    }
                }
            }
        }
        return new ArrayList<>(fields.values());
    }

    /** The names of the fields that are kept, those of the classes above, too. */
    public static Set<String> fieldNames(TypeElement type) {
        Set<String> names = new HashSet<>();
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(ClassReader::isState)
                .forEach(field -> names.add(field.getSimpleName().toString()));
        if (type.getSuperclass() instanceof DeclaredType above) {
            names.addAll(fieldNames((TypeElement) above.asElement()));
        }
        return names;
    }

    private static boolean isState(VariableElement field) {
        return field.getKind() == ElementKind.FIELD
                && !field.getModifiers().contains(Modifier.STATIC)
                && !field.getModifiers().contains(Modifier.TRANSIENT);
    }

    private static void checkDefaultConstructor(
            TypeElement type, List<VariableElement> fields, ClassMembers accessors, Origin origin, Faults faults) {
        boolean hasFinal =
                fields.stream().anyMatch(field -> field.getModifiers().contains(Modifier.FINAL));
        if (!accessors.hasDefaultConstructor() || hasFinal) {
            String name = type.getSimpleName().toString();
            String whole = fields.stream()
                    .map(field -> TypeText.simple(field.asType()) + " " + field.getSimpleName())
                    .collect(Collectors.joining(", ", name + "(", ")"));
            String parameters = whole.substring(name.length());
            faults.add(
                    origin,
                    StructureMessages.noConstructor(TypeText.name(type), name, accessors.constructors(), parameters));
        }
    }
}
