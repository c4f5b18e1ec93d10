package dev.holdfast.samples.replay;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.Stream;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.runtime.io.JsonLines;
import java.nio.file.Path;

/** The points of all customers. */
public final class PointsPipeline implements PipelineDefinition {

    private final Path directory;
    private final MapGroups<String, Movement, Balance, Balance> operator;

    /** As it runs in production. */
    public PointsPipeline() {
        this(Path.of("/var/lib/points"), PointsOperators.add());
    }

    PointsPipeline(Path directory, MapGroups<String, Movement, Balance, Balance> operator) {
        this.directory = directory;
        this.operator = operator;
    }

    @Override
    public Pipeline define() {
        return Stream.from(JsonLines.source(directory.resolve("movements"), Movement.class))
                .groupByKey(Movement::customer)
                .mapGroupsWithState(operator)
                .writeTo(JsonLines.sink(directory.resolve("balances")));
    }
}
