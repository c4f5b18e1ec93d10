package dev.holdfast.samples.guide;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.Stream;
import dev.holdfast.runtime.io.Console;
import dev.holdfast.runtime.io.JsonLines;
import java.nio.file.Path;

public final class AllOrders implements PipelineDefinition {

    @Override
    public Pipeline define() {
        return Stream.from(JsonLines.source(Path.of("orders"), Order.class)).writeTo(Console.sink());
    }
}
