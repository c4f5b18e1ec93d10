package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.MigrateFrom;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the functions that make a state record of an older version. */
final class MigrationReader {

    private MigrationReader() {}

    static List<MigrationModel> read(TypeElement type, Faults faults) {
        List<MigrationModel> migrations = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Annotations.find(method, MigrateFrom.class)
                    .flatMap(annotation -> Annotations.value(annotation, "value"))
                    .ifPresent(version ->
                            read(type, method, version, migrations, faults).ifPresent(migrations::add));
        }
        return migrations;
    }

    private static Optional<MigrationModel> read(
            TypeElement type,
            ExecutableElement method,
            AnnotationValue value,
            List<MigrationModel> others,
            Faults faults) {
        int from = (Integer) value.getValue();
        Optional<TypeElement> old = oldType(type, method);
        String name = TypeText.name(type) + "." + method.getSimpleName();
        String what = problem(type, method, from, old, others);
        if (!what.isEmpty() || old.isEmpty()) {
            faults.add(
                    Origin.of(method),
                    hasVersions(type)
                            ? EvolutionMessages.migrateFrom(
                                    name, what, TypeText.name(type), from, HintReader.version(type))
                            : EvolutionMessages.migrateInside(name, what, TypeText.name(type), from));
            return Optional.empty();
        }
        return Optional.of(new MigrationModel(
                from, ClassName.get(old.get()), method.getSimpleName().toString(), Origin.of(method)));
    }

    private static String problem(
            TypeElement type,
            ExecutableElement method,
            int from,
            Optional<TypeElement> old,
            List<MigrationModel> others) {
        if (!hasVersions(type)) {
            return "a " + (DeclaredTypes.isSealed(type) ? "sealed" : "generic") + " type, which has no versions";
        } else if (!method.getModifiers().contains(Modifier.STATIC)) {
            return "an instance method";
        } else if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return "a private method";
        } else if (old.isEmpty()) {
            return "other parameters, or another result";
        } else if (HintReader.version(old.get()) != from) {
            return "version " + HintReader.version(old.get()) + " of " + TypeText.name(old.get());
        } else if (from == HintReader.version(type)) {
            return "version " + from + " of " + TypeText.name(type) + " itself";
        } else if (others.stream().anyMatch(other -> other.fromVersion() == from)) {
            return "two methods for version " + from;
        }
        return "";
    }

    /** Whether bytes of it are marked as such: those of a sealed or generic type belong to what is around them. */
    private static boolean hasVersions(TypeElement type) {
        return !DeclaredTypes.isSealed(type) && type.getTypeParameters().isEmpty();
    }

    /** The type of the parameter, if the method takes a state record and gives the type. */
    private static Optional<TypeElement> oldType(TypeElement type, ExecutableElement method) {
        if (method.getParameters().size() != 1
                || !(method.getReturnType() instanceof DeclaredType returned)
                || !returned.asElement().equals(type)) {
            return Optional.empty();
        }
        TypeMirror parameter = method.getParameters().get(0).asType();
        return parameter instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                        && hasVersions(element)
                        && Annotations.isOn(element, StateRecord.class)
                ? Optional.of(element)
                : Optional.empty();
    }
}
