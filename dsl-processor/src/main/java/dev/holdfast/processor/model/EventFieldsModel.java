package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;

/**
 * The fields of an event record.
 *
 * @param name of the record
 * @param isPublic whether it and all types around it are public
 * @param components in declaration order
 */
public record EventFieldsModel(ClassName name, boolean isPublic, List<ComponentModel<StateType>> components) {

    public EventFieldsModel {
        Objects.requireNonNull(name, "name");
        components = List.copyOf(components);
    }
}
