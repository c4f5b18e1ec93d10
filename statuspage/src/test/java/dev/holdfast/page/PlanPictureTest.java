package dev.holdfast.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.operator.BroadcastFn;
import dev.holdfast.operator.FlatMapStates;
import dev.holdfast.operator.StateParameter;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanPictureTest {

    private static final StateParameter.OfBroadcast<String, Long> PRICES =
            StateParameter.broadcast("prices", KeySerializers.string(), StateSerializers.int64());

    @Test
    void an_operator_is_drawn_behind_the_one_that_keeps_its_broadcast() throws Exception {
        JsonNode boxes = new ObjectMapper()
                .readTree(PlanPicture.json(Pipeline.of(Stream.from(MemorySource.<String>of("sales"))
                                .groupByKey(sale -> sale)
                                .withBroadcast(Stream.from(MemorySource.<Long>of("changes")))
                                .flatMapGroupsWithState(FlatMapStates.<String, String, String>of(
                                                "till",
                                                KeySerializers.string(),
                                                List.of(PRICES),
                                                (key, sales, states, out) -> {})
                                        .onBroadcast((Long price, BroadcastFn.Changed changed) -> {}))
                                .writeTo(MemorySink.of("sums")))
                        .plan()));
        assertThat(boxes.findValues("names").toString())
                .isEqualTo("[[\"sales\"], [\"changes\"], [\"till.broadcast\"], [\"till\"], [\"sums\"]]");
        assertThat(boxes.findValues("inputs").toString()).isEqualTo("[[], [], [1], [0,2], [3]]");
    }
}
