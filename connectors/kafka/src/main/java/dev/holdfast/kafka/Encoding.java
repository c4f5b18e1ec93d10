package dev.holdfast.kafka;

import dev.holdfast.connector.JsonFormat;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the encoder of a sink. */
@FunctionalInterface
interface Encoding<T> {

    KafkaEncoder<? super T> open();

    /** Values are JSON. */
    record Json<T>(@Nullable Function<? super T, ?> keyFn, Function<? super T, ?> valueFn, Predicate<? super T> removed)
            implements Encoding<T> {

        static <T> Json<T> of(Function<? super T, ?> valueFn) {
            return new Json<>(null, valueFn, row -> false);
        }

        Json<T> withKey(Function<? super T, ?> newKeyFn) {
            return new Json<>(newKeyFn, valueFn, removed);
        }

        Json<T> withRemoved(Predicate<? super T> newRemoved) {
            return new Json<>(keyFn, valueFn, newRemoved);
        }

        @Override
        public KafkaEncoder<T> open() {
            return new JsonEncoder<>(JsonFormat.ofEngine(), keyFn, valueFn, removed);
        }
    }
}
