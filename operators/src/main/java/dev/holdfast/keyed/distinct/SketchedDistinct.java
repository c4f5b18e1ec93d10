package dev.holdfast.keyed.distinct;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.holdfast.aggregate.Accumulator;
import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;

/** How many different values a field has, by estimate. */
final class SketchedDistinct<T, V> implements Accumulator<T, Sketch, Long> {

    /** Part of the state format: another one would count each value that is there once more. */
    static final Hasher64 HASH = Hashing.komihash5_0();

    private static final int KEY_BYTES = 32;

    private final KeyField<? super T, V> field;
    private final KeySerializer<V> values;
    private final StateSerializer<Sketch> serializer = new SketchSerializer();

    SketchedDistinct(KeyField<? super T, V> field) {
        this.field = field;
        values = field.keySerializer();
    }

    @Override
    public String name() {
        return "approx_distinct_" + field.name();
    }

    @Override
    public StateSerializer<Sketch> serializer() {
        return serializer;
    }

    @Override
    public boolean isInAnyOrder() {
        return true;
    }

    @Override
    public Sketch start() {
        return new Sketch();
    }

    @Override
    public Sketch add(Sketch accumulated, T event) {
        StateOutput bytes = new StateOutput(KEY_BYTES);
        values.write(field.apply(event), bytes);
        accumulated.add(HASH.hashBytesToLong(bytes.array(), 0, bytes.size()));
        return accumulated;
    }

    @Override
    public Sketch merge(Sketch first, Sketch second) {
        first.addAll(second);
        return first;
    }

    @Override
    public Long result(Sketch accumulated) {
        return accumulated.estimate();
    }
}
