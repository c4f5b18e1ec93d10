package dev.holdfast.processor.read.aggregate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.holdfast.annotation.Aggregate;
import dev.holdfast.processor.diagnostic.AggregateMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.AggregateModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.place.Site;
import dev.holdfast.processor.read.state.StateTypeReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a class that is an aggregate. */
public final class AggregateReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Set<String> CALLED =
            Set.of(AggregateMethods.START, AggregateMethods.ADD, AggregateMethods.MERGE, AggregateMethods.RESULT);

    private final StateTypeReader stateTypes;

    public AggregateReader(ProcessingEnvironment environment) {
        stateTypes = new StateTypeReader(environment);
    }

    /** The methods of a class that are called, if it is an aggregate. */
    public static List<ExecutableElement> called(TypeElement type) {
        return Annotations.isOn(type, Aggregate.class)
                ? ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .filter(method -> CALLED.contains(method.getSimpleName().toString()))
                        .toList()
                : List.of();
    }

    /** The aggregate, or what is wrong with it. */
    public Reading<AggregateModel> read(TypeElement type) {
        Faults faults = new Faults();
        AnnotationMirror annotation = Annotations.find(type, Aggregate.class).orElseThrow();
        Optional<AggregateMethods> methods = methods(type, faults);
        String name = name(type, annotation, faults);
        methods.filter(found -> !faults.isRefused()).ifPresent(found -> found.check(faults));
        if (methods.isEmpty() || faults.isRefused()) {
            return faults.refusal();
        }
        AggregateMethods found = methods.get();
        Site site = new Site(
                "what is accumulated by aggregate " + TypeText.name(type), Origin.of(found.add()), found.add());
        Optional<StateType> state = stateTypes.readState(found.state(), site, faults);
        return faults.reading(() -> new AggregateModel(
                ClassName.get(type),
                isPublic(type, found),
                name,
                boxed(found.event().asType()),
                state.orElseThrow(),
                boxed(found.result().getReturnType()),
                found.start().isPresent(),
                ofObject(found),
                Origin.of(type, annotation)));
    }

    private static Optional<AggregateMethods> methods(TypeElement type, Faults faults) {
        String name = TypeText.name(type);
        boolean hasStart = called(type).stream().anyMatch(method -> isCalled(method, AggregateMethods.START));
        Optional<ExecutableElement> start =
                hasStart ? one(type, name, AggregateMethods.START, "", faults) : Optional.empty();
        Optional<ExecutableElement> add = one(
                type,
                name,
                AggregateMethods.ADD,
                "static S add(@Nullable S soFar, T event), or without @Nullable beside a method static S start()",
                faults);
        Optional<ExecutableElement> merge =
                one(type, name, AggregateMethods.MERGE, "static S merge(S first, S second)", faults);
        Optional<ExecutableElement> result =
                one(type, name, AggregateMethods.RESULT, "static A result(S accumulated)", faults);
        return add.isPresent() && merge.isPresent() && result.isPresent()
                ? Optional.of(new AggregateMethods(name, start, add.get(), merge.get(), result.get()))
                : Optional.empty();
    }

    private static Optional<ExecutableElement> one(
            TypeElement type, String name, String method, String expected, Faults faults) {
        List<ExecutableElement> found =
                called(type).stream().filter(each -> isCalled(each, method)).toList();
        if (found.isEmpty()) {
            faults.add(Origin.of(type), AggregateMessages.missing(name, method, expected));
            return Optional.empty();
        } else if (found.size() > 1) {
            faults.add(Origin.of(found.get(1)), AggregateMessages.two(name, method, found.size()));
            return Optional.empty();
        }
        checkCallable(found.get(0), type, name, faults);
        return Optional.of(found.get(0));
    }

    private static void checkCallable(ExecutableElement method, TypeElement type, String name, Faults faults) {
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        String called = name + "." + method.getSimpleName();
        if (Visibility.privatePart(method).isPresent()
                || !method.getTypeParameters().isEmpty()
                || !method.getThrownTypes().isEmpty()) {
            faults.add(Origin.of(method), AggregateMessages.hidden(called));
        } else if (!isStatic
                && (DeclaredTypes.isInner(type) || !type.getTypeParameters().isEmpty())) {
            faults.add(Origin.of(method), AggregateMessages.ofNoObject(called, name));
        }
    }

    private static String name(TypeElement type, AnnotationMirror annotation, Faults faults) {
        String written = Annotations.value(annotation, "name")
                .map(value -> String.valueOf(value.getValue()))
                .orElse("");
        String name = written.isEmpty() ? type.getSimpleName().toString() : written;
        if (!NAME.matcher(name).matches()) {
            faults.add(Origin.of(type, annotation), AggregateMessages.name(TypeText.name(type), name));
        }
        return name;
    }

    private static boolean isPublic(TypeElement type, AggregateMethods methods) {
        Stream<TypeMirror> signature =
                Stream.of(methods.event().asType(), methods.result().getReturnType());
        return Visibility.isPublic(type) && signature.allMatch(Visibility::isPublic);
    }

    private static Set<String> ofObject(AggregateMethods methods) {
        return methods.all()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .map(method -> method.getSimpleName().toString())
                .collect(Collectors.toSet());
    }

    private static TypeName boxed(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations().box();
    }

    private static boolean isCalled(ExecutableElement method, String name) {
        return method.getSimpleName().contentEquals(name);
    }
}
