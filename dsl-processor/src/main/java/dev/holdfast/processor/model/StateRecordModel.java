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
 * @param formerNames simple names that it had as one of the types that a sealed type permits
 * @param migrations from older versions
 * @param origin the type
 */
public record StateRecordModel(
        ClassName name,
        boolean isPublic,
        int version,
        Structure structure,
        List<String> formerNames,
        List<MigrationModel> migrations,
        Origin origin) {

    public StateRecordModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(structure, "structure");
        formerNames = List.copyOf(formerNames);
        migrations = List.copyOf(migrations);
        Objects.requireNonNull(origin, "origin");
    }

    /** A type without a past. */
    public StateRecordModel(ClassName name, boolean isPublic, int version, Structure structure, Origin origin) {
        this(name, isPublic, version, structure, List.of(), List.of(), origin);
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
