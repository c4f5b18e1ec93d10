package dev.holdfast.evolution;

/** Passes over a value in a run of bytes. */
@FunctionalInterface
interface Extent {

    void pass(Transcoding bytes);
}
