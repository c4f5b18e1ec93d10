package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.serial.StateSerializers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ObjectSinksTest {

    private static final QueryRun RUN = new QueryRun(new UUID(1, 2), 0);

    @Test
    void for_each_hands_over_each_row() throws IOException {
        List<Object> taken = new ArrayList<>();
        ForEachSink<String> sink = ForEach.sink("each", taken::add);

        sink.open(RUN).deliver(4, List.of("a", "b"));

        assertThat(taken).containsExactly("a", "b");
        assertThat(sink.id()).isEqualTo("each");
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.AT_MOST_ONCE);
    }

    @Test
    void for_each_batch_hands_over_each_batch_with_its_number() throws IOException {
        List<String> taken = new ArrayList<>();
        ForEachSink<String> sink = ForEachBatch.sink("batch", (batch, rows) -> taken.add(batch + "=" + rows));

        sink.open(RUN).deliver(4, List.of("a", "b"));

        assertThat(taken).containsExactly("4=[a, b]");
    }

    @Test
    void with_a_serializer_rows_survive_crashes() {
        ForEachSink<String> sink = ForEach.<String>sink("each", row -> {}).survivingCrashes(StateSerializers.string());

        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
        assertThat(sink.rowSerializer()).isPresent();
    }

    @Test
    void an_exception_of_user_code_passes_through() {
        ForEachSink<String> sink = ForEach.sink("each", row -> {
            throw new IllegalStateException("user");
        });

        assertThatThrownBy(() -> sink.open(RUN).deliver(0, List.of("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("user");
    }

    @Test
    void the_console_prints_rows_and_nothing_else() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

        new ConsoleSink("console", () -> out).open(RUN).deliver(0, List.of("a", 7));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(String.format("a%n7%n"));
        assertThat(Console.sink().id()).isEqualTo("console");
        assertThat(Console.sink().named("screen").id()).isEqualTo("screen");
    }

    @Test
    void an_output_that_was_closed_ends_the_query() {
        PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public boolean checkError() {
                return true;
            }
        };

        assertThatThrownBy(
                        () -> new ConsoleSink("console", () -> closed).open(RUN).deliver(0, List.of("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Sink console cannot print");
    }
}
