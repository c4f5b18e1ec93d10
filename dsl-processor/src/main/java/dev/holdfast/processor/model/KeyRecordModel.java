package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A key record.
 *
 * @param name of the record
 * @param isPublic whether it and all types around it are public
 * @param components in declaration order
 * @param mayRefuse whether code of the user's makes a value, which may throw
 */
public record KeyRecordModel(
        ClassName name, boolean isPublic, List<ComponentModel<KeyType>> components, boolean mayRefuse) {

    public KeyRecordModel {
        Objects.requireNonNull(name, "name");
        components = List.copyOf(components);
    }

    /** The key records whose serializers it needs. */
    public Stream<ClassName> records() {
        return components.stream().flatMap(component -> component.type().records());
    }
}
