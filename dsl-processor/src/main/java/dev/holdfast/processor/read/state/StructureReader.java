package dev.holdfast.processor.read.state;

import dev.holdfast.annotation.EventRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.member.Accessors;
import dev.holdfast.processor.read.member.Constructors;
import dev.holdfast.processor.read.member.RecordComponents;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what values of a type consist of: components of a record, fields of a class, alternatives of a sealed type. */
final class StructureReader {

    private final StateTypes types;
    private final ClassReader classes;
    private final SealedReader sealedTypes;
    private final Constructors constructors;
    private final Accessors accessors;

    StructureReader(ProcessingEnvironment environment, StateTypes types) {
        this.types = types;
        this.classes = new ClassReader(environment);
        this.sealedTypes = new SealedReader(environment, types);
        this.constructors = new Constructors(environment.getElementUtils());
        this.accessors = new Accessors(environment);
    }

    /** Of a type that is declared here: messages point into it. Its type variables stand for anything. */
    Optional<Structure> readDeclaration(TypeElement type, Faults faults) {
        String kind = TypeText.kind(type);
        String name = TypeText.name(type);
        String role = Annotations.isOn(type, EventRecord.class) && !Annotations.isOn(type, StateRecord.class)
                ? "event"
                : "state";
        Site self = new Site(role + " " + kind + " " + name, Origin.of(type), type);
        accessors.check(type, role + " record", faults);
        String member = type.getKind() == ElementKind.RECORD ? "component" : "field";
        Members members = new Members(
                self,
                (component, field) -> new Site(
                        member + " '" + component + "' of " + role + " " + kind + " " + name, Origin.of(field), type),
                types::readComponent);
        return read(type, members, faults);
    }

    /** Of a type that is used somewhere, with its arguments: messages point there, and leave out what its declaration says. */
    Optional<Structure> readUse(TypeElement type, String text, Site site, Faults faults) {
        Members members = new Members(
                site,
                (component, field) -> new Site(
                        site.scope().open().size() > 1
                                ? site.what()
                                : "'" + component + "' of " + text + " in " + site.what(),
                        site.origin(),
                        site.from(),
                        site.scope()),
                this::readDependent);
        Faults own = new Faults();
        Optional<Structure> structure = read(type, members, own);
        faults.addAll(own);
        return own.isRefused() ? Optional.empty() : structure;
    }

    private Optional<Structure> read(TypeElement type, Members members, Faults faults) {
        if (type.getKind() == ElementKind.RECORD) {
            RecordComponents<StateType> components =
                    new RecordComponents<>(members.siteOf(), members.typeReader(), StateType::javaType);
            return Optional.of(Structure.Product.ofRecord(
                    components.read(type, faults), constructors.isWritten(type), HintReader.removedNames(type)));
        } else if (!DeclaredTypes.isSealed(type)) {
            return classes.read(type, members, faults).map(Structure.class::cast);
        }
        return sealedTypes.read(type, members.self(), faults).map(Structure.class::cast);
    }

    /** What does not depend on the arguments of a type is reported where the type is declared. */
    private Optional<StateType> readDependent(Element field, boolean isNullable, Site site, Faults faults) {
        if (hasVariable(field.asType())) {
            return types.readComponent(field, isNullable, site, faults);
        }
        Faults reported = new Faults();
        Optional<StateType> type = types.readComponent(field, isNullable, site, reported);
        if (reported.isRefused()) {
            faults.refuse();
        }
        return type;
    }

    private static boolean hasVariable(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return hasVariable(array.getComponentType());
        }
        return type.getKind() == TypeKind.TYPEVAR
                || (type instanceof DeclaredType declared
                        && declared.getTypeArguments().stream().anyMatch(StructureReader::hasVariable));
    }
}
