package dev.holdfast.processor.model;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.diagnostic.Origin;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A type that gets a serializer: a state record, a class, or a sealed type.
 *
 * @param name of the type
 * @param isPublic whether it and all types around it are public
 * @param version as annotated
 * @param structure what its values consist of
 * @param origin the type
 */
public record StateRecordModel(ClassName name, boolean isPublic, int version, Structure structure, Origin origin) {

    public StateRecordModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(origin, "origin");
    }

    /** The components in declaration order; of a sealed type, none. */
    public List<ComponentModel<StateType>> components() {
        return structure instanceof Structure.Product product ? product.components() : List.of();
    }

    /** The records and keys whose serializers it needs. */
    public Stream<ClassName> records() {
        return structure.records();
    }
}
