package dev.holdfast.testkit;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;

/** A state that can be changed in place, as a class with fields can. */
final class Basket {

    static final StateSerializer<Basket> SERIALIZER = new StateSerializer<>() {
        private static final Schema SCHEMA = Schema.of(SchemaType.STRING);

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(Basket value, StateOutput out) {
            out.writeString(String.join(",", value.articles));
        }

        @Override
        public Basket read(StateInput in) {
            Basket basket = new Basket();
            String text = in.readString();
            basket.articles.addAll(text.isEmpty() ? List.of() : List.of(text.split(",", -1)));
            return basket;
        }
    };

    final List<String> articles = new ArrayList<>();

    @Override
    public String toString() {
        return articles.toString();
    }
}
