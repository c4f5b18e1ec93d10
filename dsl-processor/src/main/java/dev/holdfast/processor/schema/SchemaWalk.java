package dev.holdfast.processor.schema;

import com.palantir.javapoet.ClassName;
import dev.holdfast.processor.model.ComponentModel;
import dev.holdfast.processor.model.Hints;
import dev.holdfast.processor.model.KeyRecordModel;
import dev.holdfast.processor.model.KeyType;
import dev.holdfast.processor.model.ScalarType;
import dev.holdfast.processor.model.StateRecordModel;
import dev.holdfast.processor.model.StateType;
import dev.holdfast.processor.model.Structure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a model and makes its schema, until it comes round to a type that is already open. What a schema is made as is up
 * to the subclass.
 *
 * @param <S> the schema of a record or a sealed type
 * @param <T> the type of something inside
 */
public abstract class SchemaWalk<S, T> {

    private final Deque<String> open = new ArrayDeque<>();

    /** A component of a record. */
    protected record Field<T>(String name, T type, Hints hints) {}

    /** Of a type that has a serializer of its own. */
    public final S of(StateRecordModel model) {
        return structure(
                model.name().canonicalName(), model.name(), model.version(), model.formerNames(), model.structure());
    }

    /** Of a type that has none. */
    public final S of(StateType.InlineOf inline) {
        return structure(inline.id(), inline.name(), inline.version(), inline.formerNames(), inline.structure());
    }

    /** Of a key record. */
    public final S of(KeyRecordModel model) {
        List<Field<T>> fields = model.components().stream()
                .map(component -> new Field<>(component.name(), keyType(component.type()), Hints.NONE))
                .toList();
        return record(model.name().reflectionName(), 1, fields, List.of(), List.of());
    }

    private S structure(String id, ClassName name, int version, List<String> formerNames, Structure structure) {
        open.push(id);
        S schema = structure instanceof Structure.Product product
                ? record(name.reflectionName(), version, fields(product), formerNames, product.removedNames())
                : oneOf(
                        name.reflectionName(),
                        ((Structure.Sum) structure)
                                .alternatives().stream()
                                        .map(alternative -> alternative(alternative.type()))
                                        .toList());
        open.pop();
        return schema;
    }

    private List<Field<T>> fields(Structure.Product product) {
        List<Field<T>> fields = new ArrayList<>();
        for (ComponentModel<StateType> component : product.components()) {
            fields.add(new Field<>(component.name(), type(component.type()), component.hints()));
        }
        return fields;
    }

    /** An alternative is a record even where it is open already. */
    private S alternative(StateType type) {
        if (type instanceof StateType.InlineOf inline) {
            return of(inline);
        }
        ClassName name = ((StateType.RecordOf) type).name();
        return modelOf(name).map(this::of).orElseGet(() -> other(name));
    }

    /** The type of something inside. */
    protected final T type(StateType type) {
        if (type instanceof StateType.Scalar scalar) {
            return scalar(scalar.type());
        } else if (type instanceof StateType.EnumOf of) {
            return enumeration(of);
        } else if (type instanceof StateType.KeyOf key) {
            return key(keyRecord(key.name()));
        } else if (type instanceof StateType.RecordOf record) {
            String id = record.name().canonicalName();
            return open.contains(id)
                    ? enclosing(id)
                    : modelOf(record.name())
                            .map(model -> typeOf(of(model)))
                            .orElseGet(() -> typeOfOther(record.name()));
        } else if (type instanceof StateType.InlineOf inline) {
            return typeOf(of(inline));
        } else if (type instanceof StateType.EnclosingOf enclosing) {
            return enclosing(enclosing.id());
        }
        return container(type);
    }

    private T container(StateType type) {
        if (type instanceof StateType.CollectionOf collection) {
            T element = type(collection.element());
            return collection.kind().isSet() ? set(element, collection.kind().isSorted()) : list(element);
        } else if (type instanceof StateType.ArrayOf array) {
            return list(type(array.element()));
        } else if (type instanceof StateType.MapOf map) {
            return map(type(map.key()), type(map.value()), map.kind().isSorted());
        } else if (type instanceof StateType.OptionalNumber number) {
            return nullable(scalar(number.kind().number()));
        } else if (type instanceof StateType.OpaqueOf opaque) {
            return opaque(opaque.serializer());
        } else if (type instanceof StateType.KryoOf kryo) {
            return opaque(kryo.schemaName());
        }
        return nullable(type(type.parts().findFirst().orElseThrow()));
    }

    private T enclosing(String id) {
        int levels = new ArrayList<>(open).indexOf(id) + 1;
        return levels == 0 ? opaque(id) : enclosing(levels);
    }

    private T scalar(ScalarType type) {
        return type.element().map(element -> list(constant(element.name()))).orElseGet(() -> constant(type.name()));
    }

    private T keyType(KeyType type) {
        if (type instanceof KeyType.Scalar scalar) {
            return constant(scalar.type().name());
        } else if (type instanceof KeyType.EnumOf of) {
            return keyEnumeration(of);
        }
        return keyRecord(((KeyType.RecordOf) type).name());
    }

    /** The model of a type whose schema is to be made here, and not taken from elsewhere. */
    protected abstract Optional<StateRecordModel> modelOf(ClassName name);

    /** The schema of a type that has no model here. */
    protected abstract S other(ClassName name);

    /** The same where it stands inside. */
    protected abstract T typeOfOther(ClassName name);

    protected abstract T typeOf(S schema);

    protected abstract S record(
            String name, int version, List<Field<T>> fields, List<String> formerNames, List<String> removedNames);

    protected abstract S oneOf(String name, List<S> alternatives);

    /** A constant of {@code SchemaType}. */
    protected abstract T constant(String name);

    protected abstract T enumeration(StateType.EnumOf type);

    protected abstract T keyEnumeration(KeyType.EnumOf type);

    /** A key record inside a key. */
    protected abstract T keyRecord(ClassName name);

    /** A key inside a state. */
    protected abstract T key(T type);

    protected abstract T list(T element);

    protected abstract T set(T element, boolean isSorted);

    protected abstract T map(T key, T value, boolean isSorted);

    protected abstract T nullable(T present);

    /** The record or sealed type so many levels around this place. */
    protected abstract T enclosing(int levels);

    /** Bytes of a serializer of the user's. */
    protected abstract T opaque(ClassName serializer);

    /** Bytes that nobody else understands. */
    protected abstract T opaque(String name);
}
