package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Optional;

/** Operators of {@link Counters}: a factory for each update function. */
@Generated("shop.Counters")
public final class CountersOperators {

    private CountersOperators() {}

    /** {@link Counters#count}: one result per key and batch, no timeout. */
    public static MapGroups<String, String, Pair<String, Long>, Long> count() {
        return MapGroups.withoutTimeout(
                "Counters.count",
                KeySerializers.string(),
                new CountStateSerializer(),
                Counters::count);
    }

    /** {@link Counters#list}: any number of results, no timeout. */
    public static FlatMapGroups<String, String, ?, String> list() {
        return FlatMapGroups.withoutTimeout(
                "Counters.list",
                KeySerializers.string(),
                new ListStateSerializer(),
                (word, words, state, out) ->
                        Counters.list(word, words, state).forEach(out::emit));
    }

    /** {@link Counters#last}: one result per key and batch, no timeout. */
    public static MapGroups<String, String, ?, String> last(Counters counters) {
        return MapGroups.withoutTimeout(
                "Counters.last",
                KeySerializers.string(),
                new LastStateSerializer(),
                counters::last);
    }

    /**
     * Serializer of the state of {@link Counters#count}.
     *
     * <pre>
     * first   string
     * second  varlong
     * </pre>
     */
    private static final class CountStateSerializer implements StateSerializer<Pair<String, Long>> {
        private static final int FORMAT = 1;

        private static final Schema SCHEMA = Schema.record(
                FORMAT,
                "shop.Pair",
                1,
                Schema.field("first", SchemaType.STRING),
                Schema.field("second", SchemaType.LONG));

        CountStateSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Pair<String, Long> value, StateOutput out) {
            writePair(value, out);
        }

        @Override
        public Pair<String, Long> read(StateInput in) {
            return readPair(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        private static void writePair(Pair<String, Long> value, StateOutput out) {
            out.writeString(value.first());
            out.writeVarLong(value.second());
        }

        private static Pair<String, Long> readPair(StateInput in) {
            String first = in.readString();
            Long second = in.readVarLong();
            return new Pair<>(first, second);
        }
    }

    /**
     * Serializer of the state of {@link Counters#list}.
     *
     * <pre>
     * value  boolean, then if true: Money
     * next   boolean, then if true: Node
     * </pre>
     */
    private static final class ListStateSerializer implements StateSerializer<Node<Optional<Money>>> {
        private static final int FORMAT = 1;

        private static final MoneySerializer MONEY_SERIALIZER = new MoneySerializer();

        private static final Schema SCHEMA = Schema.record(
                FORMAT,
                "shop.Node",
                1,
                Schema.field("value", SchemaType.nullable(MONEY_SERIALIZER.schema().type())),
                Schema.field("next", SchemaType.nullable(SchemaType.enclosing(1))));

        ListStateSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Node<Optional<Money>> value, StateOutput out) {
            writeNode(value, out);
        }

        @Override
        public Node<Optional<Money>> read(StateInput in) {
            return readNode(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        @Override
        public List<StateSerializer<?>> nested() {
            return List.of(new MoneySerializer());
        }

        private static void writeNode(Node<Optional<Money>> value, StateOutput out) {
            out.enter("shop.Node");
            out.writeBoolean(value.value().isPresent());
            if (value.value().isPresent()) {
                MONEY_SERIALIZER.write(value.value().get(), out);
            }
            out.writeBoolean(value.next() != null);
            if (value.next() != null) {
                writeNode(value.next(), out);
            }
            out.leave();
        }

        private static Node<Optional<Money>> readNode(StateInput in) {
            in.enter("shop.Node");
            Optional<Money> value = in.readBoolean() ? Optional.of(MONEY_SERIALIZER.read(in)) : Optional.empty();
            Node<Optional<Money>> next = in.readBoolean() ? readNode(in) : null;
            in.leave();
            return new Node<>(value, next);
        }
    }

    /**
     * Serializer of the state of {@link Counters#last}.
     *
     * <pre>
     * 0  Circle
     * 1  Square
     * </pre>
     */
    private static final class LastStateSerializer implements StateSerializer<Shape> {
        private static final int FORMAT = 1;

        private static final CircleSerializer CIRCLE_SERIALIZER = new CircleSerializer();

        private static final SquareSerializer SQUARE_SERIALIZER = new SquareSerializer();

        private static final Schema SCHEMA = Schema.oneOf(
                FORMAT,
                "shop.Shape",
                CIRCLE_SERIALIZER.schema(),
                SQUARE_SERIALIZER.schema());

        LastStateSerializer() {}

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Shape value, StateOutput out) {
            writeShape(value, out);
        }

        @Override
        public Shape read(StateInput in) {
            return readShape(in);
        }

        @Override
        public boolean hasVersions() {
            return false;
        }

        @Override
        public List<StateSerializer<?>> nested() {
            return List.of(new CircleSerializer(), new SquareSerializer());
        }

        private static void writeShape(Shape value, StateOutput out) {
            if (value instanceof Circle circle) {
                out.writeAlternative(0);
                CIRCLE_SERIALIZER.write(circle, out);
            } else {
                out.writeAlternative(1);
                SQUARE_SERIALIZER.write((Square) value, out);
            }
        }

        private static Shape readShape(StateInput in) {
            return switch (in.readAlternative(2)) {
                case 0 -> CIRCLE_SERIALIZER.read(in);
                default -> SQUARE_SERIALIZER.read(in);
            };
        }
    }
}
