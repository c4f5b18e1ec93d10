package dev.holdfast.engine;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;

/** Runs pipelines: how and where is the engine's own affair. */
public interface Engine {

    /**
     * Starts a query and returns when it is running.
     *
     * @throws CheckpointException if the engine's checkpoint cannot be used for this pipeline
     * @throws StreamingQueryException if a source, a sink or the state store cannot be opened
     */
    StreamingQuery start(Pipeline pipeline);

    /** The same, of a pipeline that a class defines. */
    default StreamingQuery start(PipelineDefinition definition) {
        return start(definition.define());
    }
}
