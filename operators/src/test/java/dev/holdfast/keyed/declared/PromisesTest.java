package dev.holdfast.keyed.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.operator.EventTimeFlatMapGroups;
import dev.holdfast.operator.FlatMapGroups;
import dev.holdfast.operator.OperatorDeclaration;
import dev.holdfast.operator.OperatorKinds;
import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table of promises, and that the page shows all of it. */
class PromisesTest {

    @Test
    void calls_that_get_what_came_together_depend_on_slices() {
        assertThat(Promises.of(
                        FlatMapGroups.<String, String, Long, String>withoutTimeout(
                                        "a",
                                        KeySerializers.string(),
                                        StateSerializers.int64(),
                                        (key, events, state, out) -> {})
                                .spec(),
                        true))
                .isEqualTo(Promise.DEPENDS_ON_SLICES);
        assertThat(Promises.of(
                        EventTimeFlatMapGroups.<String, String, Long, String>withEventTimeTimeout(
                                        "a",
                                        KeySerializers.string(),
                                        StateSerializers.int64(),
                                        (key, events, state, out) -> {})
                                .spec(),
                        false))
                .isEqualTo(Promise.DEPENDS_ON_SLICES);
    }

    @Test
    void of_an_operator_of_ones_own_nothing_is_known() {
        OperatorDeclaration<String, String, String> own = new OperatorDeclaration<>() {
            @Override
            public String id() {
                return "own";
            }

            @Override
            public String kind() {
                return "own";
            }

            @Override
            public KeySerializer<String> keySerializer() {
                return KeySerializers.string();
            }

            @Override
            public TimeoutMode timeoutMode() {
                return TimeoutMode.NONE;
            }

            @Override
            public <X> X accept(OperatorKinds<X> kinds) {
                return kinds.custom(this);
            }
        };
        assertThat(Promises.of(own, true)).isEqualTo(Promise.DEPENDS_ON_SLICES);
    }

    @Test
    void the_page_says_what_each_promise_means() throws Exception {
        String page = Files.readString(Path.of("../docs/engines.md"));
        for (Promise promise : Promise.values()) {
            assertThat(page).contains("| " + promise.text() + " |");
        }
    }
}
