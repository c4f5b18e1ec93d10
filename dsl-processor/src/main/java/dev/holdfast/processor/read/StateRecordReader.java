package dev.holdfast.processor.read;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.MigrationModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.Structure;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads what is annotated with {@link StateRecord}. */
public final class StateRecordReader {

    private final StructureReader structures;

    public StateRecordReader(ProcessingEnvironment environment) {
        structures = new StateTypeReader(environment).structures();
    }

    /** The type, or what is wrong with it. A generic one has no model: its code stands where it is used. */
    public Reading<StateRecordModel> read(TypeElement type) {
        Faults faults = new Faults();
        String name = TypeText.name(type);
        if (!isSupported(type) && !Annotations.isOn(type, StateRecord.class)) {
            // An event that is no record is reported by the reader of events.
            return new Reading<>(Optional.empty(), faults.found());
        } else if (!isSupported(type)) {
            Origin annotation = Annotations.origin(type, StateRecord.class);
            faults.add(annotation, StateMessages.notRecord(TypeText.kind(type), name));
            return new Reading<>(Optional.empty(), faults.found());
        }
        checkDeclaration(type, name, faults);
        Optional<Structure> structure = structures.readDeclaration(type, faults);
        List<MigrationModel> migrations = MigrationReader.read(type, faults);
        return type.getTypeParameters().isEmpty()
                ? faults.reading(() -> new StateRecordModel(
                        ClassName.get(type),
                        Visibility.isPublic(type),
                        versionOf(type),
                        structure.orElseThrow(),
                        HintReader.formerNames(type),
                        migrations,
                        Origin.of(type)))
                : new Reading<>(Optional.empty(), faults.found());
    }

    /** A type that has a serializer since it was compiled; key records are none. */
    public Optional<StateRecordModel> readCompiled(TypeElement type) {
        return Annotations.isState(type) ? read(type).model() : Optional.empty();
    }

    private static boolean isSupported(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                || type.getKind() == ElementKind.CLASS
                || StateTypeReader.isSealed(type);
    }

    private static void checkDeclaration(TypeElement type, String name, Faults faults) {
        Visibility.privatePart(type)
                .map(part -> TypeText.kind((TypeElement) part) + " " + part.getSimpleName())
                .ifPresent(part -> faults.add(Origin.of(type), StateMessages.privateRecord(name, part)));
        if (Annotations.isOn(type, KeyRecord.class)) {
            faults.add(Origin.of(type), StateMessages.alsoKey(name));
        }
        int version = versionOf(type);
        if (version < 1) {
            Annotations.find(type, StateRecord.class)
                    .ifPresent(annotation -> Annotations.value(annotation, "version")
                            .ifPresent(value -> faults.add(
                                    Origin.of(type, annotation, value), StateMessages.version(name, version))));
        }
    }

    /** As annotated, or 1. */
    static int versionOf(TypeElement type) {
        return Annotations.find(type, StateRecord.class)
                .flatMap(annotation -> Annotations.value(annotation, "version"))
                .map(AnnotationValue::getValue)
                .map(value -> value instanceof Integer version ? version : 1)
                .orElse(1);
    }
}
