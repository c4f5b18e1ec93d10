/** Runs a pipeline in a test: events go in by hand, time stands still, and what comes out and is kept can be asserted. */
module dev.holdfast.testkit {
    requires transitive dev.holdfast.runtime;
    requires transitive org.assertj.core;

    exports dev.holdfast.testkit;
}
