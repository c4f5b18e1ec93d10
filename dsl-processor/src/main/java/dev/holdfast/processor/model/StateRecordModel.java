package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A state record.
 *
 * @param name of the record
 * @param isPublic whether it and all types around it are public
 * @param version as annotated
 * @param components in declaration order
 */
public record StateRecordModel(
        ClassName name, boolean isPublic, int version, List<ComponentModel<StateType>> components) {

    public StateRecordModel {
        Objects.requireNonNull(name, "name");
        components = List.copyOf(components);
    }

    /** The state records whose serializers it needs. */
    public Stream<ClassName> records() {
        return components.stream().flatMap(component -> component.type().records());
    }
}
