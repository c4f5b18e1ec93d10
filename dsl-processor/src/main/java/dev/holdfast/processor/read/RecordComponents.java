package dev.holdfast.processor.read;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.diagnostic.Origin;
import dev.holdfast.processor.model.ComponentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the components of a record. */
final class RecordComponents {

    /** How the type of a component is read. */
    @FunctionalInterface
    interface ComponentType<T> {
        Optional<T> read(TypeMirror type, boolean isNullable, Site site, Faults faults);
    }

    private RecordComponents() {}

    /** The components, without those that were refused. */
    static <T> List<ComponentModel<T>> read(
            TypeElement record, String recordKind, ComponentType<T> componentType, Faults faults) {
        List<ComponentModel<T>> components = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            Element field = backingField(record, component);
            String what = "component '" + name + "' of " + recordKind + " " + TypeText.name(record);
            Site site = new Site(what, Origin.of(field), record);
            boolean isNullable = Annotations.isNullable(component) || Annotations.isNullable(field);
            componentType
                    .read(field.asType(), isNullable, site, faults)
                    .map(type -> new ComponentModel<>(name, TypeName.get(component.asType()), type, site.origin()))
                    .ifPresent(components::add);
        }
        return components;
    }

    /** Has a position in the source, and the type's annotations; javac's component has neither in every version. */
    private static Element backingField(TypeElement record, RecordComponentElement component) {
        for (Element field : ElementFilter.fieldsIn(record.getEnclosedElements())) {
            if (field.getSimpleName().equals(component.getSimpleName())) {
                return field;
            }
        }
        return component;
    }
}
