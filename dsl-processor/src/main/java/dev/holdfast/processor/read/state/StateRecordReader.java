package dev.holdfast.processor.read.state;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.DeclaredTypes;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads what is annotated with {@link StateRecord}. */
public final class StateRecordReader {

    private final StateTypes types;

    public StateRecordReader(ProcessingEnvironment environment) {
        types = new StateTypeReader(environment);
    }

    /** The type, or what is wrong with it. A generic one has no model: its code stands where it is used. */
    public Reading<StateRecordModel> read(TypeElement type) {
        Faults faults = new Faults();
        String name = TypeText.name(type);
        if (!isSupported(type) && !Annotations.isOn(type, StateRecord.class)) {
            // An event that is no record is reported by the reader of events.
            return faults.refusal();
        } else if (!isSupported(type)) {
            Origin annotation = Annotations.origin(type, StateRecord.class);
            faults.add(annotation, StateMessages.notRecord(TypeText.kind(type), name));
            return faults.refusal();
        }
        checkDeclaration(type, name, faults);
        Optional<Structure> structure = types.readDeclaration(type, faults);
        List<MigrationModel> migrations = MigrationReader.read(type, faults);
        return type.getTypeParameters().isEmpty()
                ? faults.reading(() -> new StateRecordModel(
                        ClassName.get(type),
                        Visibility.isPublic(type),
                        HintReader.version(type),
                        structure.orElseThrow(),
                        HintReader.formerNames(type),
                        migrations,
                        Origin.of(type)))
                : faults.refusal();
    }

    /** A type that has a serializer since it was compiled; key records are none. */
    public Optional<StateRecordModel> readCompiled(TypeElement type) {
        return Annotations.isState(type) ? read(type).model() : Optional.empty();
    }

    private static boolean isSupported(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                || type.getKind() == ElementKind.CLASS
                || DeclaredTypes.isSealed(type);
    }

    private static void checkDeclaration(TypeElement type, String name, Faults faults) {
        Visibility.privatePart(type)
                .map(part -> TypeText.kind((TypeElement) part) + " " + part.getSimpleName())
                .ifPresent(part -> faults.add(Origin.of(type), StateMessages.privateRecord(name, part)));
        if (Annotations.isOn(type, KeyRecord.class)) {
            faults.add(Origin.of(type), StateMessages.alsoKey(name));
        }
        int version = HintReader.version(type);
        if (version < 1) {
            Annotations.find(type, StateRecord.class)
                    .ifPresent(annotation -> Annotations.value(annotation, "version")
                            .ifPresent(value -> faults.add(
                                    Origin.of(type, annotation, value), StateMessages.version(name, version))));
        }
    }
}
