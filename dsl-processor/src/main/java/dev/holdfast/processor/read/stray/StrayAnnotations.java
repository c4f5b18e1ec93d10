package dev.holdfast.processor.read.stray;

import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.DefaultValue;
import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.MigrateFrom;
import dev.holdfast.annotation.Named;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.Removed;
import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.annotation.StateAccessor;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.annotation.TimeToLive;
import dev.holdfast.annotation.Unbounded;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.processor.diagnostic.Diagnostics;
import dev.holdfast.processor.diagnostic.EvolutionMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.EnclosingType;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.parameter.StatesFunctionReader;
import dev.holdfast.processor.read.state.ClassReader;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Annotations of ours in places where nobody reads them: what they say would be ignored. */
public final class StrayAnnotations {

    /** Those that belong to others, in the order in which they are looked for. */
    public static final List<Class<? extends Annotation>> ALL = List.of(
            AllowKryo.class,
            DefaultValue.class,
            ExpireAt.class,
            MigrateFrom.class,
            Named.class,
            OnEvent.class,
            OnExpire.class,
            Removed.class,
            RenamedFrom.class,
            SerializeWith.class,
            StateAccessor.class,
            TimeToLive.class,
            Unbounded.class);

    private static final Set<Class<? extends Annotation>> FUNCTIONAL =
            Set.of(OnEvent.class, ExpireAt.class, OnExpire.class);

    private final Diagnostics diagnostics;

    public StrayAnnotations(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Reports those of a round. */
    public void check(RoundEnvironment round) {
        round.getElementsAnnotatedWith(RenamedFrom.class).stream()
                .flatMap(StrayAnnotations::original)
                .filter(element -> placeOf(element, RenamedFrom.class).isEmpty())
                .flatMap(StrayAnnotations::related)
                .distinct()
                .forEach(related -> {
                    checkTwice(related);
                    checkSwapped(related);
                });
        for (Class<? extends Annotation> annotation : ALL) {
            round.getElementsAnnotatedWith(annotation).stream()
                    .flatMap(StrayAnnotations::original)
                    .distinct()
                    .forEach(element -> check(element, annotation));
        }
    }

    /** The field of a component: javac gives field and component, the Eclipse compiler a parameter in the record itself. */
    private static Stream<? extends Element> original(Element element) {
        boolean isComponent =
                element.getKind() == ElementKind.RECORD_COMPONENT || element.getKind() == ElementKind.PARAMETER;
        if (isComponent && element.getEnclosingElement() instanceof TypeElement record) {
            return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                    .filter(field -> field.getSimpleName().equals(element.getSimpleName()));
        }
        return Stream.of(element);
    }

    private void check(Element element, Class<? extends Annotation> annotation) {
        Optional<String> place = placeOf(element, annotation);
        if (place.isPresent()) {
            diagnostics.add(
                    Annotations.origin(element, annotation),
                    EvolutionMessages.stray(annotation.getSimpleName(), described(element), place.get()));
        } else if (annotation == RenamedFrom.class && !isComponent(element)) {
            checkNames(element);
        } else if (annotation == Removed.class) {
            checkRemoved((TypeElement) element);
        }
    }

    /** What is said to be removed must not be there: it would be unclear which states have it. */
    private void checkRemoved(TypeElement type) {
        Set<String> present = ClassReader.fieldNames(type);
        HintReader.removedNames(type).stream()
                .filter(name -> name.isBlank() || present.contains(name))
                .forEach(name -> diagnostics.add(
                        Annotations.origin(type, Removed.class), EvolutionMessages.removed(TypeText.name(type), name)));
    }

    /** Of a component they are checked together with its type. */
    private void checkNames(Element element) {
        String name = element.getSimpleName().toString();
        HintReader.formerNames(element).stream()
                .filter(former -> former.isBlank() || former.equals(name))
                .forEach(former -> diagnostics.add(
                        Annotations.origin(element, RenamedFrom.class), EvolutionMessages.renamedFrom(name, former)));
    }

    /** Two that say they were the same: older states have it once. */
    private void checkTwice(List<? extends Element> related) {
        Map<String, Element> heirs = new HashMap<>();
        for (Element element : related) {
            boolean isStray = placeOf(element, RenamedFrom.class).isPresent();
            for (String former : isStray ? List.<String>of() : HintReader.formerNames(element)) {
                Element first = heirs.putIfAbsent(former, element);
                if (first != null && !first.equals(element)) {
                    diagnostics.add(
                            Origin.of(element),
                            EvolutionMessages.renamedTwice(
                                    former,
                                    first.getSimpleName().toString(),
                                    element.getSimpleName().toString()));
                }
            }
        }
    }

    /** Two that took each other's names: the schema is what it was, so nobody could tell old states from new ones. */
    private void checkSwapped(List<? extends Element> related) {
        for (Element first : related) {
            for (Element second : related.subList(related.indexOf(first) + 1, related.size())) {
                if (isFormer(second, first) && isFormer(first, second)) {
                    diagnostics.add(
                            Origin.of(second),
                            EvolutionMessages.renamedSwapped(
                                    first.getSimpleName().toString(),
                                    second.getSimpleName().toString()));
                }
            }
        }
    }

    private static boolean isFormer(Element element, Element named) {
        return HintReader.formerNames(named).contains(element.getSimpleName().toString());
    }

    /** Those among which a former name stands for one: the fields of a type, or what a sealed type permits. */
    private static Stream<List<? extends Element>> related(Element element) {
        if (element instanceof TypeElement type) {
            return DeclaredTypes.sealedParents(type).stream()
                    .map(parent -> parent.getPermittedSubclasses().stream()
                            .map(permitted -> ((DeclaredType) permitted).asElement())
                            .toList());
        }
        TypeElement owner = EnclosingType.of(element);
        return Stream.of(
                owner.getKind() == ElementKind.RECORD
                        ? owner.getRecordComponents().stream()
                                .flatMap(StrayAnnotations::original)
                                .toList()
                        : ElementFilter.fieldsIn(owner.getEnclosedElements()));
    }

    /** Where the annotation belongs, if it does not belong here. */
    private static Optional<String> placeOf(Element element, Class<? extends Annotation> annotation) {
        if (annotation == Named.class || annotation == TimeToLive.class) {
            boolean isParameter = element.getEnclosingElement() instanceof ExecutableElement method
                    && Annotations.isOn(method, UpdateFunction.class)
                    && StatesFunctionReader.isState((VariableElement) element);
            return missing(isParameter, "a state that a method with @UpdateFunction takes");
        } else if (FUNCTIONAL.contains(annotation)) {
            boolean isOfFunction = Annotations.isOn(EnclosingType.of(element), StatefulFunction.class);
            return missing(isOfFunction, "a method of a class with @StatefulFunction");
        } else if (annotation == Unbounded.class) {
            return missing(Annotations.isOn(element, UpdateFunction.class), "a method with @UpdateFunction");
        } else if (annotation == StateAccessor.class) {
            boolean isKey = Annotations.isOn(EnclosingType.of(element), KeyRecord.class);
            return missing(isKey || isStateMember(element), "an accessor of a state type or key record");
        } else if (annotation == MigrateFrom.class) {
            boolean isState = Annotations.isOn(EnclosingType.of(element), StateRecord.class);
            return missing(isState, "a static method of a type with @StateRecord");
        } else if (annotation == Removed.class) {
            boolean hasFields = isRead((TypeElement) element) && !DeclaredTypes.isSealed((TypeElement) element);
            return missing(hasFields, "a state record or class, or a record that a sealed interface permits");
        } else if (element instanceof TypeElement type) {
            boolean isRead = annotation == SerializeWith.class || isRead(type);
            return missing(isRead, "a record that a sealed interface permits, a component, or a constant");
        } else if (element.getKind() == ElementKind.ENUM_CONSTANT) {
            return missing(annotation == RenamedFrom.class, "a component of a state record");
        }
        boolean isReported = (annotation == SerializeWith.class || annotation == AllowKryo.class)
                && Annotations.isOn(EnclosingType.of(element), KeyRecord.class);
        return missing(
                isReported || isStateMember(element), "a component of a state record, or a field of a state class");
    }

    private static Optional<String> missing(boolean isRight, String place) {
        return isRight ? Optional.empty() : Optional.of(place);
    }

    private static boolean isComponent(Element element) {
        return element.getKind() == ElementKind.FIELD;
    }

    private static boolean isStateMember(Element element) {
        Set<Modifier> modifiers = element.getModifiers();
        TypeElement type = EnclosingType.of(element);
        boolean isField = !modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.TRANSIENT);
        // A class may be above one that is state.
        boolean mayBeAbove =
                type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.FINAL);
        return isField && (isRead(type) || mayBeAbove);
    }

    /** A type with a serializer of its own, or one that a sealed type with one permits. */
    private static boolean isRead(TypeElement type) {
        return Annotations.isState(type) || !DeclaredTypes.sealedParents(type).isEmpty();
    }

    private static String described(Element element) {
        String name = element.getSimpleName().toString();
        if (element instanceof TypeElement type) {
            return TypeText.kind(type) + " " + TypeText.name(type);
        }
        String owner = TypeText.name(EnclosingType.of(element));
        return switch (element.getKind()) {
            case METHOD -> "method " + owner + "." + name;
            case ENUM_CONSTANT -> "constant " + owner + "." + name;
            default ->
                "'" + name + "' of "
                        + (Annotations.isOn(EnclosingType.of(element), KeyRecord.class) ? "key record " : "") + owner;
        };
    }
}
