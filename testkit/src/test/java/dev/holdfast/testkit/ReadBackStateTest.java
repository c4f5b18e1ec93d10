package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collections of a state that was read back cannot be changed, and the message says which. */
class ReadBackStateTest {

    private static final String SENTENCE =
            "component 'items' of its state was read back, and what is read back cannot be"
                    + " changed in place. Copy it, change the copy, and pass a new state with the copy to update(…)";

    private record Cart(List<String> items) {}

    private static final FlatMapGroups<String, String, Cart, String> ADDING = FlatMapGroups.withoutTimeout(
            "carts", KeySerializers.string(), new CartSerializer(), (key, events, state, out) -> {
                Cart cart = state.getOption().orElseGet(() -> new Cart(new ArrayList<>()));
                events.forEachRemaining(cart.items()::add);
                state.update(cart);
            });

    @Test
    void a_call_names_the_component() {
        OperatorTester<String, String, Cart, String> tester = OperatorTester.of(ADDING);
        tester.call("ada", "pen");
        assertThatThrownBy(() -> tester.call("ada", "ink"))
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage("Operator 'carts', key 'ada': its update function threw"
                        + " java.lang.UnsupportedOperationException: " + SENTENCE + ".")
                .hasCauseExactlyInstanceOf(UnsupportedOperationException.class);
        assertThat(tester.state("ada")).contains(new Cart(List.of("pen")));
    }

    @Test
    void a_query_names_the_component() {
        TestSource<String> words = TestSource.of("words");
        try (PipelineTester tester = PipelineTester.of(Stream.from(words)
                .groupByKey(word -> "ada")
                .flatMapGroupsWithState(ADDING)
                .writeTo(TestSink.of("results")))) {
            tester.feed(words, "pen");
            assertThatThrownBy(() -> tester.feed(words, "ink"))
                    .isInstanceOf(StreamingQueryException.class)
                    .hasMessageContaining(SENTENCE);
        }
    }

    /** Reads as a generated serializer does. */
    private static final class CartSerializer implements StateSerializer<Cart> {

        private static final Schema SCHEMA = Schema.of(new SchemaType.RecordOf(
                "shop.Cart",
                1,
                List.of(new SchemaField("items", new SchemaType.ListOf(SchemaType.STRING))),
                List.of(),
                List.of()));

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Cart value, StateOutput out) {
            out.writeCount(value.items().size());
            value.items().forEach(out::writeString);
        }

        @Override
        public Cart read(StateInput in) {
            int count = in.readCount();
            List<String> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add(in.readString());
            }
            return new Cart(Collections.unmodifiableList(items));
        }
    }
}
