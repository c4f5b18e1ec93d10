package dev.holdfast.samples.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Stream;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.io.MemorySink;
import dev.holdfast.runtime.io.MemorySource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second program goes on with the states of the first, and a third start with what the second made of them. */
class EvolutionTest {

    private static final String CART =
            "Cart[currency=EUR, items=[Item[name=tea, cents=250], Item[name=cup, cents=250]],"
                    + " status=Optional[ACTIVE], payment=CreditCard[number=1234], pieces=2]";

    @TempDir
    Path checkpoint;

    private final MemorySource<String> source = MemorySource.of("words");
    private final MemorySink<String> sink = MemorySink.of("carts");

    @Test
    void states_of_the_first_program_are_read_by_the_second() throws Exception {
        run(dev.holdfast.samples.evolution.before.Carts.operator(), "ann tea", "ann cup", "bob tea");
        assertThat(sink.rows()).hasSize(2);
        assertThat(run(dev.holdfast.samples.evolution.after.Carts.operator(), "ann show"))
                .isEqualTo("ann: " + CART);
        assertThat(run(dev.holdfast.samples.evolution.after.Carts.operator(), "ann keep"))
                .isEqualTo("ann: " + CART);
        assertThat(run(dev.holdfast.samples.evolution.after.Carts.operator(), "ann show"))
                .isEqualTo("ann: " + CART);
    }

    /** Gives the last result. */
    private <S> String run(MapGroups<String, String, S, String> operator, String... words) throws InterruptedException {
        try (StreamingQuery query = EmbeddedEngine.builder()
                .checkpoint(checkpoint)
                .start(Stream.from(source)
                        .groupByKey(word -> word.substring(0, 3))
                        .mapGroupsWithState(operator)
                        .writeTo(sink))) {
            source.addAll(List.of(words));
            query.processAllAvailable();
        }
        return sink.rows().get(sink.rows().size() - 1);
    }
}
