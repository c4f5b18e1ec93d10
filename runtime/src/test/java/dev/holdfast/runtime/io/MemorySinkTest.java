package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.serial.StateSerializers;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemorySinkTest {

    private static final QueryRun RUN = new QueryRun(new UUID(1, 2), 0);
    private static final QueryRun RESTART = new QueryRun(new UUID(1, 2), 1);
    private static final QueryRun OTHER = new QueryRun(new UUID(3, 4), 0);

    private final MemorySink<String> sink = MemorySink.of("results");

    @Test
    void rows_are_kept_by_batch_and_over_restarts() throws IOException {
        sink.open(RUN).deliver(0, List.of("a", "b"));
        sink.open(RESTART).deliver(3, List.of("c"));

        assertThat(sink.rows()).containsExactly("a", "b", "c");
        assertThat(sink.rowsOfBatch(3)).containsExactly("c");
        assertThat(sink.rowsOfBatch(1)).isEmpty();
        assertThat(sink.batches()).containsExactly(0L, 3L);
    }

    @Test
    void a_batch_that_is_delivered_again_counts_once() throws IOException {
        sink.open(RUN).deliver(0, List.of("a"));
        sink.open(RESTART).deliver(0, List.of("a"));

        assertThat(sink.rows()).containsExactly("a");
    }

    @Test
    void rows_of_another_query_must_be_cleared_first() throws IOException {
        sink.open(RUN).deliver(0, List.of("a"));

        assertThatThrownBy(() -> sink.open(OTHER)).hasMessageContainingAll("results", "clear()");
        sink.clear();
        sink.open(OTHER).deliver(0, List.of("b"));
        assertThat(sink.rows()).containsExactly("b");
    }

    @Test
    void with_a_serializer_it_survives_crashes_and_shares_its_rows() throws IOException {
        MemorySink<String> surviving = sink.survivingCrashes(StateSerializers.string());
        surviving.open(RUN).deliver(0, List.of("a"));

        assertThat(sink.rows()).containsExactly("a");
        assertThat(sink.guarantee()).isEqualTo(DeliveryGuarantee.AT_MOST_ONCE);
        assertThat(surviving.guarantee()).isEqualTo(DeliveryGuarantee.EXACTLY_ONCE);
        assertThat(surviving.rowSerializer()).isPresent();
        assertThat(surviving.id()).isEqualTo("results");
    }
}
