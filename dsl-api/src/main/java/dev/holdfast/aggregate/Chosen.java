package dev.holdfast.aggregate;

import dev.holdfast.field.Field;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the values of a field: the first, the last, the least or the greatest. */
final class Chosen<T, V> implements Accumulator<T, Held<V>, V> {

    /** Values of which one alone is as great as itself, by its natural order. Two decimals may be equal in value and differ in their digits. */
    private static final Set<SchemaType> ONE_OF_EQUALS = Stream.of(
                    SchemaType.BOOLEAN,
                    SchemaType.BYTE,
                    SchemaType.SHORT,
                    SchemaType.CHAR,
                    SchemaType.INT,
                    SchemaType.LONG,
                    SchemaType.FLOAT,
                    SchemaType.DOUBLE,
                    SchemaType.STRING,
                    SchemaType.INSTANT,
                    SchemaType.DURATION,
                    SchemaType.LOCAL_DATE,
                    SchemaType.LOCAL_TIME,
                    SchemaType.LOCAL_DATE_TIME,
                    SchemaType.UUID,
                    SchemaType.BIG_INTEGER)
            .map(SchemaType::nullable)
            .collect(Collectors.toUnmodifiableSet());

    private final String name;
    private final Field<T, V> field;
    private final StateSerializer<Held<V>> serializer;
    private final BinaryOperator<V> chooseFn;
    private final boolean isInAnyOrder;

    /**
     * One of the values.
     *
     * @param chooseFn which of two values, that of the earlier event first
     * @param isByValue whether it depends on the values alone
     */
    Chosen(String what, Field<T, V> field, BinaryOperator<V> chooseFn, boolean isByValue) {
        name = what + "_" + field.name();
        this.field = field;
        serializer = AccumulatedSerializer.held(Kept.values(what, field));
        this.chooseFn = chooseFn;
        isInAnyOrder = isByValue && ONE_OF_EQUALS.contains(serializer.schema().type());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StateSerializer<Held<V>> serializer() {
        return serializer;
    }

    @Override
    public boolean isInAnyOrder() {
        return isInAnyOrder;
    }

    @Override
    public Held<V> start() {
        return new Held<>(null);
    }

    @Override
    public Held<V> add(Held<V> accumulated, T event) {
        return choose(accumulated, field.apply(event));
    }

    @Override
    public Held<V> merge(Held<V> first, Held<V> second) {
        return second.value == null ? first : choose(first, second.value);
    }

    private Held<V> choose(Held<V> accumulated, V value) {
        accumulated.value = accumulated.value == null ? value : chooseFn.apply(accumulated.value, value);
        return accumulated;
    }

    @Override
    public @Nullable V result(Held<V> accumulated) {
        return accumulated.value;
    }
}
