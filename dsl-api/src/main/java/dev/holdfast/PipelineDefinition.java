package dev.holdfast;

/**
 * A class that defines a pipeline, so that the pipeline has a name for those who were not there when it was built: a tool that is
 * told the class, a test, another engine.
 *
 * <pre>{@code
 * public final class LateFlights implements PipelineDefinition {
 *     public Pipeline define() {
 *         return Stream.from(JsonLines.source(Path.of("flights.jsonl"), Flight.class))
 *                 .groupByKey(Flight::origin)
 *                 .mapGroupsWithState(LateFlightsOperators.total())
 *                 .writeTo(Console.sink());
 *     }
 * }
 * }</pre>
 *
 * <p>A class that is to be found by its name is public, with a public constructor without parameters.
 */
public interface PipelineDefinition {

    /** Builds the pipeline. Called once for each start, by the thread that starts it; never null. */
    Pipeline define();
}
