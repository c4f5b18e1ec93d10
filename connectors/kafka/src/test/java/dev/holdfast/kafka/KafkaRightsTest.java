package dev.holdfast.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights that docs/connectors.md lists are those that are needed, and enough. */
class KafkaRightsTest {

    @TempDir
    Path directory;

    private Topics topics;

    @Test
    void the_rights_of_the_table_are_needed_and_enough() throws Exception {
        Files.createDirectory(directory.resolve("broker"));
        try (KafkaBroker broker = KafkaBroker.startGuarded(directory.resolve("broker"));
                Topics all = new Topics(broker.address())) {
            topics = all;
            String words = topics.create(1);
            String rows = topics.create(1);
            topics.send(words, 0, null, "a");
            source(CountedWords.source(broker.guardedAddress(), words), words);
            sink(CountedWords.sink(broker.guardedAddress(), rows), rows);
            assertThat(topics.committedValues(rows)).containsExactly("a:1", "a:2");
        }
    }

    private void source(KafkaSource<String> plain, String words) throws Exception {
        KafkaSource<String> source = plain.withSetting("security.protocol", "SASL_PLAINTEXT")
                .withSetting("sasl.mechanism", "PLAIN")
                .withSetting("sasl.jaas.config", login("query"));
        assertThatThrownBy(() -> new SourceDriver<>(source.withSetting("sasl.jaas.config", login("nobody"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("settings of security");
        assertThatThrownBy(() -> new SourceDriver<>(source))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Give the user of the query the right that is missing");
        grant(ResourceType.TOPIC, words, AclOperation.DESCRIBE);
        try (SourceDriver<String> driver = new SourceDriver<>(source)) {
            assertThatThrownBy(driver::drain)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Give the user of the query the right that is missing");
            grant(ResourceType.TOPIC, words, AclOperation.READ);
        }
        try (SourceDriver<String> driver = new SourceDriver<>(source)) {
            assertThat(driver.drain().events).containsExactly("a");
        }
    }

    private void sink(KafkaSink<String> plain, String rows) throws Exception {
        KafkaSink<String> sink = plain.withSetting("security.protocol", "SASL_PLAINTEXT")
                .withSetting("sasl.mechanism", "PLAIN")
                .withSetting("sasl.jaas.config", login("query"));
        QueryRun run = new QueryRun(UUID.randomUUID(), 1);
        assertRefused(sink, run);
        grant(ResourceType.TOPIC, rows, AclOperation.DESCRIBE);
        grant(ResourceType.TOPIC, rows, AclOperation.WRITE);
        deliver(sink.atLeastOnce(), run, "a:1");
        String markers = "holdfast-delivered";
        assertRefused(sink, run);
        grant(ResourceType.TOPIC, markers, AclOperation.CREATE);
        grant(ResourceType.TOPIC, markers, AclOperation.DESCRIBE);
        assertRefused(sink, run);
        grant(ResourceType.TOPIC, markers, AclOperation.DESCRIBE_CONFIGS);
        assertRefused(sink, run);
        grant(ResourceType.TRANSACTIONAL_ID, "holdfast-", AclOperation.DESCRIBE, PatternType.PREFIXED);
        grant(ResourceType.TRANSACTIONAL_ID, "holdfast-", AclOperation.WRITE, PatternType.PREFIXED);
        assertThatThrownBy(() -> deliver(sink, run, "a:2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Give the user of the query the right that is missing");
        grant(ResourceType.TOPIC, markers, AclOperation.WRITE);
        deliver(sink, run, "a:2");
        assertRefused(sink, run);
        grant(ResourceType.TOPIC, markers, AclOperation.READ);
        deliver(sink, run, "a:2");
    }

    private static void assertRefused(KafkaSink<String> sink, QueryRun run) {
        assertThatThrownBy(() -> sink.open(run))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Give the user of the query the right that is missing");
    }

    private static void deliver(KafkaSink<String> sink, QueryRun run, String row) throws IOException {
        try (OutboxSink.Writer writer = sink.open(run)) {
            writer.deliver(1, KafkaSinkTest.rows(sink, row));
        }
    }

    private static String login(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                + user + "\";";
    }

    private void grant(ResourceType type, String name, AclOperation operation) throws Exception {
        grant(type, name, operation, PatternType.LITERAL);
    }

    private void grant(ResourceType type, String name, AclOperation operation, PatternType pattern) throws Exception {
        AclBinding right = new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:query", "*", operation, AclPermissionType.ALLOW));
        topics.admin().createAcls(List.of(right)).all().get(20, TimeUnit.SECONDS);
        Topics.eventually(() -> topics.admin()
                .describeAcls(AclBindingFilter.ANY)
                .values()
                .get(20, TimeUnit.SECONDS)
                .contains(right));
    }
}
