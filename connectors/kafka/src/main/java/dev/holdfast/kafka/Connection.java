package dev.holdfast.kafka;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the brokers are reached.
 *
 * @param servers as Kafka's {@code bootstrap.servers}
 * @param settings of Kafka's clients
 */
record Connection(String servers, Map<String, String> settings) {

    /** Others would change what is read or promised. */
    private static final Set<String> OWN = Set.of(
            "bootstrap.servers",
            "auto.offset.reset",
            "enable.auto.commit",
            "group.id",
            "isolation.level",
            "key.deserializer",
            "value.deserializer",
            "key.serializer",
            "value.serializer",
            "transactional.id",
            "enable.idempotence",
            "acks",
            "allow.auto.create.topics");

    Connection {
        Objects.requireNonNull(servers, "bootstrapServers");
        settings = Map.copyOf(settings);
    }

    static Connection to(String servers) {
        return new Connection(servers, Map.of());
    }

    Connection with(String name, String value) {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException(
                    "The setting '" + name + "' of Kafka's clients is not free: what the connector"
                            + " promises depends on it. Leave it out; free are those that say how brokers are reached, such as"
                            + " security.protocol, and those of sizes and waits.");
        }
        Map<String, String> all = new TreeMap<>(settings);
        all.put(name, Objects.requireNonNull(value, "value"));
        return new Connection(servers, all);
    }

    /** The settings of one client: those of the connector, those of the user, and those that cannot be otherwise. */
    Properties properties(String clientId, Map<String, String> defaults, Map<String, String> fixed) {
        Properties all = new Properties();
        all.putAll(defaults);
        all.put("client.id", clientId);
        all.putAll(settings);
        all.put("bootstrap.servers", servers);
        all.putAll(fixed);
        return all;
    }
}
