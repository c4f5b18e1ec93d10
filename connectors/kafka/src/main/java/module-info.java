/** Topics of Kafka as sources and sinks. Kafka's client has no descriptor, so it is found by the name of its file. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.holdfast.kafka {
    requires transitive dev.holdfast.api;
    requires transitive kafka.clients;
    requires org.slf4j;

    exports dev.holdfast.kafka;
}
