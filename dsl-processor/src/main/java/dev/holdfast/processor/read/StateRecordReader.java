package dev.holdfast.processor.read;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.diagnostic.StateMessages;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads what is annotated with {@link StateRecord}. */
public final class StateRecordReader {

    private final StateTypeReader types;

    public StateRecordReader(ProcessingEnvironment environment) {
        types = new StateTypeReader(environment.getTypeUtils(), new Visibility(environment.getElementUtils()));
    }

    /** The record, or what is wrong with it. */
    public Reading<StateRecordModel> read(TypeElement record) {
        Faults faults = new Faults();
        String name = TypeText.name(record);
        if (record.getKind() != ElementKind.RECORD) {
            Origin annotation = Annotations.origin(record, StateRecord.class);
            faults.add(annotation, StateMessages.notRecord(TypeText.kind(record), name));
            return faults.reading(() -> model(record, 1, List.of()));
        }
        checkDeclaration(record, name, faults);
        int version = readVersion(record, name, faults);
        List<ComponentModel<StateType>> components =
                RecordComponents.read(record, "state record", types::readComponent, faults);
        return faults.reading(() -> model(record, version, components));
    }

    private static StateRecordModel model(TypeElement record, int version, List<ComponentModel<StateType>> components) {
        return new StateRecordModel(ClassName.get(record), Visibility.isPublic(record), version, components);
    }

    private static void checkDeclaration(TypeElement record, String name, Faults faults) {
        Visibility.privatePart(record)
                .map(part -> TypeText.kind((TypeElement) part) + " " + part.getSimpleName())
                .ifPresent(part -> faults.add(Origin.of(record), StateMessages.privateRecord(name, part)));
        if (!record.getTypeParameters().isEmpty()) {
            String parameters = TypeText.typeParameters(record.getTypeParameters());
            faults.add(Origin.of(record), StateMessages.generic(name, parameters));
        }
        if (Annotations.isOn(record, KeyRecord.class)) {
            faults.add(Origin.of(record), StateMessages.alsoKey(name));
        }
    }

    private static int readVersion(TypeElement record, String name, Faults faults) {
        AnnotationMirror annotation =
                Annotations.find(record, StateRecord.class).orElseThrow();
        Optional<AnnotationValue> value = Annotations.value(annotation, "version");
        if (value.isEmpty() || !(value.get().getValue() instanceof Integer version)) {
            return 1;
        }
        if (version < 1) {
            faults.add(Origin.of(record, annotation, value.get()), StateMessages.version(name, version));
        }
        return version;
    }
}
