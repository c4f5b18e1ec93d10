package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.RowEncoder;
import dev.holdfast.serial.StateOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonRowEncoderTest {

    record Row(
            String zebra,
            int apple,
            @Nullable String nothing,
            Instant at,
            LocalDate day,
            Duration lasting,
            Part part) {}

    record Part(List<Integer> numbers, boolean on) {}

    record Refusing(String secret) {
        public int getNumber() {
            return Integer.parseInt(secret);
        }
    }

    static final class Opaque {}

    @Test
    void a_row_is_one_line_with_its_components_in_order() throws IOException {
        Row row = new Row(
                "z\n\u00E4",
                1,
                null,
                Instant.parse("2001-01-01T00:47:00Z"),
                LocalDate.of(2001, 2, 3),
                Duration.ofMinutes(90),
                new Part(List.of(1, 2), true));

        assertThat(encode(row))
                .isEqualTo("{\"zebra\":\"z\\n\u00E4\",\"apple\":1,\"nothing\":null,\"at\":\"2001-01-01T00:47:00Z\","
                        + "\"day\":\"2001-02-03\",\"lasting\":\"PT1H30M\","
                        + "\"part\":{\"numbers\":[1,2],\"on\":true}}\n");
    }

    @Test
    void rows_of_several_types_and_outputs_may_follow_each_other() throws IOException {
        RowEncoder<Object> encoder = encoder();
        StateOutput first = new StateOutput();
        StateOutput second = new StateOutput();
        encoder.encode("text", first);
        encoder.encode(new Part(List.of(), false), second);
        encoder.encode(7, first);
        first.clear();
        encoder.encode(8, first);

        assertThat(text(first)).isEqualTo("8\n");
        assertThat(text(second)).isEqualTo("{\"numbers\":[],\"on\":false}\n");
    }

    @Test
    void a_type_without_properties_is_an_error_that_names_it() {
        assertThatThrownBy(() -> encode(new Opaque()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Opaque cannot be written as JSON");
    }

    @Test
    void what_a_row_throws_is_named_without_its_content() {
        assertThatThrownBy(() -> encode(new Refusing("hush")))
                .hasMessageContainingAll("Refusing", "NumberFormatException")
                .hasMessageNotContaining("hush")
                .hasNoCause();
    }

    private static String encode(Object row) throws IOException {
        StateOutput out = new StateOutput();
        encoder().encode(row, out);
        return text(out);
    }

    private static RowEncoder<Object> encoder() {
        return JsonLines.sink(Path.of("out")).newEncoder();
    }

    private static String text(StateOutput out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
