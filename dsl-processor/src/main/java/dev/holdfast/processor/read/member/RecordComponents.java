package dev.holdfast.processor.read.member;

import com.palantir.javapoet.TypeName;
import dev.holdfast.processor.model.Access;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.read.element.Annotations;
import dev.holdfast.processor.read.element.HintReader;
import dev.holdfast.processor.read.outcome.Faults;
import dev.holdfast.processor.read.place.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reads the components of a record.
 *
 * @param siteOf where a component stands, by its name and its backing field
 * @param typeReader reads its type
 * @param javaType boxed
 */
public record RecordComponents<T>(
        BiFunction<String, Element, Site> siteOf, TypeReader<T> typeReader, Function<T, TypeName> javaType) {

    /** How the type of a component is read. */
    @FunctionalInterface
    public interface TypeReader<T> {
        Optional<T> read(Element field, boolean isNullable, Site site, Faults faults);
    }

    /** The components, without those that were refused. */
    public List<ComponentModel<T>> read(TypeElement record, Faults faults) {
        List<ComponentModel<T>> components = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            String name = component.getSimpleName().toString();
            Element field = backingField(record, component);
            Site site = siteOf.apply(name, field);
            boolean isNullable = Annotations.isNullable(component) || Annotations.isNullable(field);
            typeReader
                    .read(field, isNullable, site, faults)
                    .map(type -> new ComponentModel<>(
                            name,
                            declaredType(field, type),
                            type,
                            Access.ofRecord(name),
                            HintReader.of(field),
                            site.origin()))
                    .ifPresent(components::add);
        }
        return components;
    }

    private TypeName declaredType(Element field, T type) {
        return field.asType().getKind().isPrimitive()
                ? TypeName.get(field.asType()).withoutAnnotations()
                : javaType.apply(type);
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
