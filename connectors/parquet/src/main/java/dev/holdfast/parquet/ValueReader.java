package dev.holdfast.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.jspecify.annotations.Nullable;

/** How the values of a column, or of a group of them, are put together, as {@link RowTree} takes them. */
sealed interface ValueReader {

    /** What Parquet calls with the values of one row after the other; each goes to {@code target}. */
    Converter converter(Consumer<Object> target);

    /**
     * A value without parts.
     *
     * @param fn what makes it
     * @param path the column, and
     * @param type what it should be, for messages
     */
    record OfScalar(Function<Object, Object> fn, String path, String type) implements ValueReader {

        @Override
        public Converter converter(Consumer<Object> target) {
            return new Primitive(value -> target.accept(read(value)));
        }

        private Object read(Object value) {
            try {
                return fn.apply(value);
            } catch (RuntimeException e) {
                throw new BadRowException("column '" + path + "' has a value that is no " + type);
            }
        }
    }

    /**
     * A record.
     *
     * @param size how many components it has
     * @param positions of the columns among the components
     * @param readers of the columns
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record OfRecord(int size, int[] positions, List<ValueReader> readers) implements ValueReader {

        @Override
        public GroupConverter converter(Consumer<Object> target) {
            return new Group(size, positions, readers, target);
        }
    }

    /**
     * A list or a set.
     *
     * @param element of its elements
     */
    record OfList(ValueReader element) implements ValueReader {

        @Override
        public Converter converter(Consumer<Object> target) {
            return new Repeated(
                    add -> new Group(1, new int[1], List.of(element), one -> add.accept(((@Nullable Object[]) one)[0])),
                    target);
        }
    }

    /**
     * A map.
     *
     * @param key of its keys
     * @param value of its values
     */
    record OfMap(ValueReader key, ValueReader value) implements ValueReader {

        @Override
        public Converter converter(Consumer<Object> target) {
            return new Repeated(add -> new Group(2, new int[] {0, 1}, List.of(key, value), add), target);
        }
    }

    /** Takes what a column has. */
    final class Primitive extends PrimitiveConverter {

        private final Consumer<Object> target;

        Primitive(Consumer<Object> target) {
            this.target = target;
        }

        @Override
        public void addBinary(Binary value) {
            target.accept(value);
        }

        @Override
        public void addBoolean(boolean value) {
            target.accept(value);
        }

        @Override
        public void addDouble(double value) {
            target.accept(value);
        }

        @Override
        public void addFloat(float value) {
            target.accept(value);
        }

        @Override
        public void addInt(int value) {
            target.accept(value);
        }

        @Override
        public void addLong(long value) {
            target.accept(value);
        }
    }

    /** Puts parts together. */
    final class Group extends GroupConverter {

        private final int size;
        private final List<Converter> converters = new ArrayList<>();
        private final Consumer<Object> target;
        private @Nullable Object[] values = new Object[0];

        Group(int size, int[] positions, List<ValueReader> readers, Consumer<Object> target) {
            this.size = size;
            this.target = target;
            for (int i = 0; i < readers.size(); i++) {
                int position = positions[i];
                converters.add(readers.get(i).converter(value -> values[position] = value));
            }
        }

        @Override
        public Converter getConverter(int index) {
            return converters.get(index);
        }

        @Override
        public void start() {
            values = new Object[size];
        }

        @Override
        public void end() {
            target.accept(values);
        }
    }

    /** Puts elements together. */
    final class Repeated extends GroupConverter {

        private final Converter element;
        private final Consumer<Object> target;
        private List<@Nullable Object> values = new ArrayList<>();

        Repeated(Function<Consumer<@Nullable Object>, Converter> elementFn, Consumer<Object> target) {
            this.target = target;
            element = elementFn.apply(value -> values.add(value));
        }

        @Override
        public Converter getConverter(int index) {
            return element;
        }

        @Override
        public void start() {
            values = new ArrayList<>();
        }

        @Override
        public void end() {
            target.accept(values);
        }
    }
}
