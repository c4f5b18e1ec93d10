package dev.holdfast.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker, and its controller, in the process of the test. It can be stopped and started again on what it has. */
final class KafkaBroker implements AutoCloseable {

    private final Properties settings = new Properties();
    private final String address;
    private String guarded = "";
    private KafkaRaftServer server;

    private KafkaBroker(Path directory) throws IOException {
        int port = freePort();
        int controller = freePort();
        address = "localhost:" + port;
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@localhost:" + controller);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listeners", "PLAINTEXT://" + address + ",CONTROLLER://localhost:" + controller);
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("log.dirs", directory.resolve("logs").toString());
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("offsets.topic.num.partitions", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("log.cleaner.backoff.ms", "100");
        settings.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");
    }

    /** One that asks for passwords, and whose users may do nothing: {@code query}, and {@code admin}, who may do all. Both have their name as password. */
    static KafkaBroker startGuarded(Path directory) throws IOException {
        KafkaBroker broker = new KafkaBroker(directory);
        broker.guard();
        broker.format(directory);
        broker.start();
        return broker;
    }

    private void guard() throws IOException {
        guarded = "localhost:" + freePort();
        settings.setProperty("listeners", settings.getProperty("listeners") + ",GUARDED://" + guarded);
        settings.setProperty(
                "listener.security.protocol.map",
                settings.getProperty("listener.security.protocol.map") + ",GUARDED:SASL_PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("sasl.enabled.mechanisms", "PLAIN");
        settings.setProperty(
                "listener.name.guarded.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required"
                        + " user_query=\"query\" user_admin=\"admin\";");
        settings.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.setProperty("super.users", "User:ANONYMOUS;User:admin");
    }

    /** Where users must say who they are. */
    String guardedAddress() {
        return guarded;
    }

    static KafkaBroker start(Path directory) throws IOException {
        KafkaBroker broker = new KafkaBroker(directory);
        broker.format(directory);
        broker.start();
        return broker;
    }

    private void format(Path directory) throws IOException {
        Path file = directory.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        try (PrintStream out = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            StorageTool.execute(
                    new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()}, out);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void start() {
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        stop();
    }
}
