package dev.holdfast.processor.read.member;

import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StructureMessages;
import dev.holdfast.processor.model.Access;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.outcome.Faults;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** How generated code gets at the fields of a class: directly where it can, else by accessors that lose nothing. */
public final class FieldAccess {

    private final TypeElement type;
    private final ClassMembers members;
    private final boolean isConstructed;
    private final Map<ExecutableElement, String> fieldsOfGetters = new HashMap<>();
    private final Map<ExecutableElement, String> fieldsOfSetters = new HashMap<>();

    /** @param isConstructed whether a constructor takes all fields, so that none is set afterwards */
    public FieldAccess(TypeElement type, ClassMembers members, boolean isConstructed) {
        this.type = type;
        this.members = members;
        this.isConstructed = isConstructed;
    }

    /** The way to a field, or empty if a fault was added. */
    public Optional<Access> of(VariableElement field, Origin origin, Faults faults) {
        String name = field.getSimpleName().toString();
        boolean isVisible = members.isVisible(field);
        boolean isSet = isVisible && !field.getModifiers().contains(Modifier.FINAL);
        Optional<ExecutableElement> getter = isVisible ? Optional.empty() : members.getterOf(field);
        Optional<ExecutableElement> setter = isConstructed || isSet ? Optional.empty() : members.setterOf(field);
        if ((!isVisible && getter.isEmpty()) || (!isConstructed && !isSet && setter.isEmpty())) {
            boolean isRead = isVisible || getter.isPresent();
            String text = TypeText.simple(field.asType());
            faults.add(
                    origin,
                    StructureMessages.inaccessibleField(TypeText.name(type), name, text, isRead, isConstructed));
            return Optional.empty();
        }
        boolean returns = checkGetter(getter, name, origin, faults);
        boolean sets = checkSetter(setter, name, origin, faults);
        return returns && sets
                ? Optional.of(new Access(
                        getter.isPresent(),
                        getter.map(FieldAccess::nameOf).orElse(name),
                        isConstructed ? Access.Put.CONSTRUCTOR : isSet ? Access.Put.FIELD : Access.Put.METHOD,
                        setter.map(FieldAccess::nameOf).orElse(name)))
                : Optional.empty();
    }

    private boolean checkGetter(Optional<ExecutableElement> getter, String field, Origin origin, Faults faults) {
        if (getter.isEmpty()
                || (members.accessors().returns(getter.get(), field) && isSole(getter.get(), field, fieldsOfGetters))) {
            return true;
        }
        faults.add(
                origin,
                StructureMessages.accessor(
                        nameOf(getter.get()) + "()",
                        "state class " + TypeText.name(type),
                        field,
                        "return " + field + ";"));
        return false;
    }

    private boolean checkSetter(Optional<ExecutableElement> setter, String field, Origin origin, Faults faults) {
        if (setter.isEmpty()
                || (members.accessors().sets(setter.get(), field) && isSole(setter.get(), field, fieldsOfSetters))) {
            return true;
        }
        faults.add(
                origin,
                StructureMessages.accessor(
                        nameOf(setter.get()) + "(...)",
                        "state class " + TypeText.name(type),
                        field,
                        "this." + field + " = ...;"));
        return false;
    }

    /** Whether a method is the accessor of no other field: {@code isOpen()} is one of {@code open} and of {@code isOpen}. */
    private static boolean isSole(ExecutableElement method, String field, Map<ExecutableElement, String> fields) {
        return fields.putIfAbsent(method, field) == null;
    }

    private static String nameOf(ExecutableElement method) {
        return method.getSimpleName().toString();
    }
}
