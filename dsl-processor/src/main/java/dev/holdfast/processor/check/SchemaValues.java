package dev.holdfast.processor.check;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.Hints;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.Models;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The schemas that the generated serializers will have, as values. */
public final class SchemaValues {

    private final Map<ClassName, StateRecordModel> states = new HashMap<>();
    private final Map<ClassName, KeyRecordModel> keys = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();

    public SchemaValues(Models all) {
        all.states().forEach(model -> states.put(model.name(), model));
        all.keys().forEach(model -> keys.put(model.name(), model));
    }

    public SchemaType of(StateRecordModel model) {
        return structure(
                model.name().canonicalName(), model.name(), model.version(), model.formerNames(), model.structure());
    }

    /** The schema of a component by itself; a type that encloses it is not looked into. */
    public SchemaType ofComponent(StateType type) {
        return type instanceof StateType.EnclosingOf ? SchemaType.opaque("enclosing") : type(type);
    }

    private SchemaType structure(
            String id, ClassName name, int version, List<String> formerNames, Structure structure) {
        open.push(id);
        SchemaType schema = structure instanceof Structure.Product product
                ? new SchemaType.RecordOf(
                        name.reflectionName(), version, fields(product), formerNames, product.removedNames())
                : SchemaType.oneOf(
                        name.reflectionName(),
                        ((Structure.Sum) structure)
                                .alternatives().stream().map(this::alternative).toArray(SchemaType[]::new));
        open.pop();
        return schema;
    }

    private List<SchemaField> fields(Structure.Product product) {
        List<SchemaField> fields = new ArrayList<>();
        for (ComponentModel<StateType> component : product.components()) {
            Hints hints = component.hints();
            fields.add(new SchemaField(
                    component.name(),
                    type(component.type()),
                    hints.defaultText().orElse(null),
                    hints.formerNames()));
        }
        return fields;
    }

    /** An alternative is a record even where it is open already. */
    private SchemaType alternative(Structure.Alternative alternative) {
        if (alternative.type() instanceof StateType.RecordOf record) {
            StateRecordModel model = states.get(record.name());
            return model == null ? SchemaType.record(record.name().reflectionName()) : of(model);
        }
        return type(alternative.type());
    }

    private SchemaType type(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return scalar(scalar.type().name());
        } else if (type instanceof StateType.EnumOf of) {
            return new SchemaType.Enumeration(of.name().reflectionName(), of.constants(), of.formerNames());
        } else if (type instanceof StateType.KeyOf key) {
            return SchemaType.key(key(key.name()));
        } else if (type instanceof StateType.RecordOf record) {
            String id = record.name().canonicalName();
            StateRecordModel model = states.get(record.name());
            return open.contains(id) || model == null ? enclosing(id) : of(model);
        } else if (type instanceof StateType.InlineOf inline) {
            return structure(inline.id(), inline.name(), inline.version(), inline.formerNames(), inline.structure());
        } else if (type instanceof StateType.EnclosingOf enclosing) {
            return enclosing(enclosing.id());
        }
        return container(type);
    }

    private SchemaType container(StateType type) {
        if (type instanceof StateType.CollectionOf collection) {
            SchemaType element = type(collection.element());
            return collection.kind().isSet()
                    ? new SchemaType.SetOf(element, collection.kind().isSorted())
                    : SchemaType.list(element);
        } else if (type instanceof StateType.ArrayOf array) {
            return SchemaType.list(type(array.element()));
        } else if (type instanceof StateType.MapOf map) {
            return new SchemaType.MapOf(
                    type(map.key()), type(map.value()), map.kind().isSorted());
        } else if (type instanceof StateType.OptionalNumber number) {
            return SchemaType.nullable(scalar(number.kind().number().name()));
        } else if (type instanceof StateType.OpaqueOf opaque) {
            return SchemaType.opaque(opaque.serializer().reflectionName());
        } else if (type instanceof StateType.KryoOf kryo) {
            return SchemaType.opaque(kryo.schemaName());
        }
        return SchemaType.nullable(type(type.parts().findFirst().orElseThrow()));
    }

    private SchemaType enclosing(String id) {
        int levels = new ArrayList<>(open).indexOf(id) + 1;
        return levels == 0 ? SchemaType.opaque(id) : SchemaType.enclosing(levels);
    }

    private static SchemaType scalar(String constant) {
        return switch (constant) {
            case "BOOLEANS", "SHORTS", "CHARS", "INTS", "LONGS", "FLOATS", "DOUBLES" ->
                SchemaType.list(scalar(constant.substring(0, constant.length() - 1)));
            default -> new SchemaType.Scalar(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private SchemaType key(ClassName name) {
        KeyRecordModel model = keys.get(name);
        List<SchemaField> fields = new ArrayList<>();
        if (model != null) {
            model.components()
                    .forEach(component -> fields.add(new SchemaField(component.name(), key(component.type()))));
        }
        return new SchemaType.RecordOf(name.reflectionName(), 1, fields, List.of(), List.of());
    }

    private SchemaType key(KeyType type) {
        if (type instanceof KeyType.Scalar scalar) {
            return scalar(scalar.type().name());
        } else if (type instanceof KeyType.EnumOf of) {
            return new SchemaType.Enumeration(of.name().reflectionName(), of.constants(), Map.of());
        }
        return key(((KeyType.RecordOf) type).name());
    }
}
