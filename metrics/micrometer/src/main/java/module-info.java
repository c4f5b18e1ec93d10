/** The figures of running queries for Micrometer, and so for Prometheus and others. */
// Micrometer has no descriptor, only a name.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.holdfast.metrics {
    requires transitive dev.holdfast.api;
    requires transitive micrometer.core;

    exports dev.holdfast.metrics;
}
