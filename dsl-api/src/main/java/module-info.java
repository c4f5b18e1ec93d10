/** What users of Holdfast write: pipelines, update functions, types of state, and the contracts of connectors and engines. */
module dev.holdfast.api {
    requires transitive org.jspecify;

    exports dev.holdfast;
    exports dev.holdfast.aggregate;
    exports dev.holdfast.annotation;
    exports dev.holdfast.connector;
    exports dev.holdfast.engine;
    exports dev.holdfast.evolution;
    exports dev.holdfast.field;
    exports dev.holdfast.operator;
    exports dev.holdfast.plan;
    exports dev.holdfast.serial;
    exports dev.holdfast.state;
    exports dev.holdfast.window;

    uses dev.holdfast.aggregate.DistinctEstimates;
    uses dev.holdfast.connector.JsonFormat;
    uses dev.holdfast.serial.KryoSerializerProvider;
}
