package dev.holdfast.benchmarks.serial;

import java.util.ArrayList;
import java.util.List;

/**
 * A codec at work on the values of the benchmark, one after the other and round again.
 *
 * @param <V> the form of the values that the codec wants
 */
final class Contender<V> {

    private final Codec<V> codec;
    private final List<V> values;
    private final List<byte[]> encoded = new ArrayList<>();
    private int next;

    /** Fails unless what is read is what was written: a benchmark of something else would be worthless. */
    Contender(Codec<V> codec, List<V> values) throws Exception {
        this.codec = codec;
        this.values = new ArrayList<>(values);
        for (V value : values) {
            codec.write(value);
            byte[] bytes = codec.written();
            if (!codec.read(bytes).equals(value)) {
                throw new IllegalStateException("written " + value + ", but read " + codec.read(bytes));
            }
            encoded.add(bytes);
        }
    }

    int write() throws Exception {
        return codec.write(values.get(nextIndex()));
    }

    V read() throws Exception {
        return codec.read(encoded.get(nextIndex()));
    }

    /** The values as bytes. */
    List<byte[]> encoded() {
        return encoded;
    }

    private int nextIndex() {
        next = next + 1 == values.size() ? 0 : next + 1;
        return next;
    }
}
