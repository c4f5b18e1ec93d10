package dev.holdfast.aggregate;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The bytes of what is accumulated.
 *
 * @param schema what they mean
 * @param writeFn appends a value
 * @param readFn reads one
 * @param nested the serializers of what is inside
 */
record AccumulatedSerializer<C>(
        Schema schema,
        BiConsumer<C, StateOutput> writeFn,
        Function<StateInput, C> readFn,
        List<StateSerializer<?>> nested)
        implements StateSerializer<C> {

    static final StateSerializer<LongCell> LONG = new AccumulatedSerializer<>(
            Schema.of(SchemaType.LONG),
            (cell, out) -> out.writeVarLong(cell.value),
            in -> new LongCell(in.readVarLong()),
            List.of());

    static final StateSerializer<DoubleCell> DOUBLE = new AccumulatedSerializer<>(
            Schema.of(SchemaType.DOUBLE),
            (cell, out) -> out.writeDouble(cell.value),
            in -> new DoubleCell(in.readDouble()),
            List.of());

    /** Of a value that may not be there yet. */
    static <V> StateSerializer<Held<V>> held(StateSerializer<V> values) {
        return new AccumulatedSerializer<>(
                Schema.of(SchemaType.nullable(values.schema().type())),
                (held, out) -> {
                    V value = held.value;
                    out.writeBoolean(value != null);
                    if (value != null) {
                        values.write(value, out);
                    }
                },
                in -> new Held<>(in.readBoolean() ? values.read(in) : null),
                List.of(values));
    }

    /** Of a list, in its order. */
    static <E> StateSerializer<List<E>> list(StateSerializer<E> elements) {
        return new AccumulatedSerializer<>(
                Schema.of(SchemaType.list(elements.schema().type())),
                (list, out) -> writeAll(list, elements, out),
                in -> readAll(in, elements, new ArrayList<>()),
                List.of(elements));
    }

    /** Of a set, in the order in which its elements came. */
    static <E> StateSerializer<Set<E>> set(StateSerializer<E> elements) {
        return new AccumulatedSerializer<>(
                Schema.of(SchemaType.set(elements.schema().type())),
                (set, out) -> writeAll(set, elements, out),
                in -> readAll(in, elements, new LinkedHashSet<>()),
                List.of(elements));
    }

    static <E> void writeAll(Collection<E> values, StateSerializer<E> elements, StateOutput out) {
        out.writeCount(values.size());
        for (E value : values) {
            elements.write(value, out);
        }
    }

    static <E, L extends Collection<E>> L readAll(StateInput in, StateSerializer<E> elements, L into) {
        for (int left = in.readCount(); left > 0; left--) {
            into.add(elements.read(in));
        }
        return into;
    }

    @Override
    public void write(C value, StateOutput out) {
        writeFn.accept(value, out);
    }

    @Override
    public C read(StateInput in) {
        return readFn.apply(in);
    }
}
