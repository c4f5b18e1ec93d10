package dev.holdfast.processor.read.key;

import com.palantir.javapoet.ClassName;
import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.SerializeWith;
import dev.holdfast.annotation.StateRecord;
import dev.holdfast.processor.diagnostic.ForeignMessages;
import dev.holdfast.processor.diagnostic.KeyMessages;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.SourceTrees;
import dev.holdfast.processor.read.element.TypeText;
import dev.holdfast.processor.read.element.Visibility;
import dev.holdfast.processor.read.equality.Equality;
import dev.holdfast.processor.read.member.Accessors;
import dev.holdfast.processor.read.member.Constructors;
import dev.holdfast.processor.read.member.RecordComponents;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.outcome.Reading;
import dev.holdfast.processor.read.place.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads what is annotated with {@link KeyRecord}. */
public final class KeyRecordReader {

    private final KeyTypeReader types;
    private final Constructors constructors;
    private final Accessors accessors;
    private final SourceTrees sources;

    public KeyRecordReader(ProcessingEnvironment environment) {
        types = new KeyTypeReader(environment.getTypeUtils(), new Visibility(environment.getElementUtils()));
        constructors = new Constructors(environment.getElementUtils());
        accessors = new Accessors(environment);
        sources = SourceTrees.of(environment);
    }

    /** A key record that has a serializer since it was compiled. */
    public Optional<KeyRecordModel> readCompiled(TypeElement type) {
        return Annotations.isOn(type, KeyRecord.class) ? read(type).model() : Optional.empty();
    }

    /** The record, or what is wrong with it. */
    public Reading<KeyRecordModel> read(TypeElement record) {
        Faults faults = new Faults();
        String name = TypeText.name(record);
        if (record.getKind() != ElementKind.RECORD) {
            Origin annotation = Annotations.origin(record, KeyRecord.class);
            faults.add(annotation, KeyMessages.notRecord(TypeText.kind(record), name));
            return faults.reading(() -> model(record, List.of()));
        }
        checkDeclaration(record, name, faults);
        accessors.check(record, "key record", faults);
        checkEquality(record, name, faults);
        RecordComponents<KeyType> components = new RecordComponents<>(
                (component, field) ->
                        new Site("component '" + component + "' of key record " + name, Origin.of(field), record),
                (field, isNullable, site, own) -> {
                    checkForeign(field, site, own);
                    return types.read(field.asType(), isNullable, site, own);
                },
                KeyType::javaType);
        List<ComponentModel<KeyType>> read = components.read(record, faults);
        return faults.reading(() -> model(record, read));
    }

    private KeyRecordModel model(TypeElement record, List<ComponentModel<KeyType>> components) {
        boolean mayRefuse = record.getKind() == ElementKind.RECORD && constructors.isWritten(record);
        return new KeyRecordModel(ClassName.get(record), Visibility.isPublic(record), components, mayRefuse);
    }

    /** Bytes decide which keys are equal, so nothing else may. */
    private void checkEquality(TypeElement record, String name, Faults faults) {
        ElementFilter.methodsIn(record.getEnclosedElements()).stream()
                .filter(method -> Equality.isEquals(method) || Equality.isHashCode(method))
                .filter(method -> sources.method(method).isPresent() || Equality.isWritten(method))
                .findFirst()
                .ifPresent(method -> faults.add(
                        Origin.of(method),
                        KeyMessages.equality(name, method.getSimpleName() + TypeText.parameters(method))));
    }

    private static void checkForeign(Element field, Site site, Faults faults) {
        Stream.of(SerializeWith.class, AllowKryo.class)
                .flatMap(annotation -> Annotations.find(field, annotation).stream())
                .forEach(annotation -> faults.add(
                        Origin.of(field, annotation),
                        ForeignMessages.onKey(
                                site.what(),
                                annotation
                                        .getAnnotationType()
                                        .asElement()
                                        .getSimpleName()
                                        .toString())));
    }

    private static void checkDeclaration(TypeElement record, String name, Faults faults) {
        Visibility.privatePart(record)
                .map(part -> TypeText.kind((TypeElement) part) + " " + part.getSimpleName())
                .ifPresent(part -> faults.add(Origin.of(record), KeyMessages.privateRecord(name, part)));
        if (!record.getTypeParameters().isEmpty()) {
            String parameters = TypeText.typeParameters(record.getTypeParameters());
            faults.add(Origin.of(record), KeyMessages.generic(name, parameters));
        }
        if (Annotations.isOn(record, StateRecord.class)) {
            // Reported by the reader of state records.
            faults.refuse();
        }
    }
}
