package dev.holdfast.processor.schema;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The schemas that the generated serializers will have, as values. */
public final class SchemaValues extends SchemaWalk<SchemaType, SchemaType> {

    private final Map<ClassName, StateRecordModel> states = new HashMap<>();
    private final Map<ClassName, KeyRecordModel> keys = new HashMap<>();

    /** @param all every type that there is a model of; of others no more than the name is known */
    public SchemaValues(Models all) {
        all.states().forEach(model -> states.put(model.name(), model));
        all.keys().forEach(model -> keys.put(model.name(), model));
    }

    /** The schema of a component by itself; a type that encloses it is not looked into. */
    public SchemaType ofComponent(StateType type) {
        return type(type);
    }

    @Override
    protected Optional<StateRecordModel> modelOf(ClassName name) {
        return Optional.ofNullable(states.get(name));
    }

    @Override
    protected SchemaType other(ClassName name) {
        return SchemaType.record(name.reflectionName());
    }

    @Override
    protected SchemaType typeOfOther(ClassName name) {
        return SchemaType.opaque(name.canonicalName());
    }

    @Override
    protected SchemaType typeOf(SchemaType schema) {
        return schema;
    }

    @Override
    protected SchemaType record(
            String name,
            int version,
            List<Field<SchemaType>> fields,
            List<String> formerNames,
            List<String> removedNames) {
        List<SchemaField> all = fields.stream()
                .map(field -> new SchemaField(
                        field.name(),
                        field.type(),
                        field.hints().defaultText().orElse(null),
                        field.hints().formerNames()))
                .toList();
        return new SchemaType.RecordOf(name, version, all, formerNames, removedNames);
    }

    @Override
    protected SchemaType oneOf(String name, List<SchemaType> alternatives) {
        return SchemaType.oneOf(name, alternatives.toArray(SchemaType[]::new));
    }

    @Override
    protected SchemaType constant(String name) {
        return new SchemaType.Scalar(name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    protected SchemaType enumeration(StateType.EnumOf type) {
        return new SchemaType.Enumeration(type.name().reflectionName(), type.constants(), type.formerNames());
    }

    @Override
    protected SchemaType keyEnumeration(KeyType.EnumOf type) {
        return new SchemaType.Enumeration(type.name().reflectionName(), type.constants(), Map.of());
    }

    @Override
    protected SchemaType keyRecord(ClassName name) {
        KeyRecordModel model = keys.get(name);
        return model == null ? SchemaType.record(name.reflectionName()) : of(model);
    }

    @Override
    protected SchemaType key(SchemaType type) {
        return SchemaType.key(type);
    }

    @Override
    protected SchemaType list(SchemaType element) {
        return SchemaType.list(element);
    }

    @Override
    protected SchemaType set(SchemaType element, boolean isSorted) {
        return new SchemaType.SetOf(element, isSorted);
    }

    @Override
    protected SchemaType map(SchemaType key, SchemaType value, boolean isSorted) {
        return new SchemaType.MapOf(key, value, isSorted);
    }

    @Override
    protected SchemaType nullable(SchemaType present) {
        return SchemaType.nullable(present);
    }

    @Override
    protected SchemaType enclosing(int levels) {
        return SchemaType.enclosing(levels);
    }

    @Override
    protected SchemaType opaque(ClassName serializer) {
        return SchemaType.opaque(serializer.reflectionName());
    }

    @Override
    protected SchemaType opaque(String name) {
        return SchemaType.opaque(name);
    }
}
