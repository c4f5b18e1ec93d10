package dev.holdfast.processor.read.state;

import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Reads types that stand inside of others. Like every reader it gives nothing for what it refuses, and the reason is among the
 * faults, or is reported elsewhere. Whether a type is of a reader's kinds at all is asked of it before.
 */
interface StateTypes {

    /** The type of a component, or a type argument of one. */
    Optional<StateType> read(TypeMirror type, boolean isNullable, Site site, Faults faults);

    /** A component or field: its annotations may say how it is written. */
    Optional<StateType> readComponent(Element field, boolean isNullable, Site site, Faults faults);

    /** A type that gets its code where it is used. */
    Optional<StateType> readInline(DeclaredType type, TypeElement element, Site site, Faults faults);

    /** What values of a type that is declared here consist of: messages point into it. Its type variables stand for anything. */
    Optional<Structure> readDeclaration(TypeElement type, Faults faults);
}
