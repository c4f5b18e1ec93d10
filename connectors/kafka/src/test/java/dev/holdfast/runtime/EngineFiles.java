package dev.holdfast.runtime;

import dev.holdfast.runtime.files.CheckpointFiles;

/** Lets tests of the connector put files under an engine, which is not for users. */
public final class EngineFiles {

    private EngineFiles() {}

    /** The same engine on these files. */
    public static EmbeddedEngine.Builder of(EmbeddedEngine.Builder engine, CheckpointFiles files) {
        return engine.files(files);
    }
}
