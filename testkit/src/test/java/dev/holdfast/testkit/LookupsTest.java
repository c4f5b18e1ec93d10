package dev.holdfast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.EventTimeStream;
import dev.holdfast.Lookup;
import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.Table;
import dev.holdfast.engine.Trigger;
import dev.holdfast.field.KeyField;
import dev.holdfast.operator.ErrorPolicy;
import dev.holdfast.operator.FailedCall;
import dev.holdfast.runtime.EmbeddedEngine;
import dev.holdfast.runtime.reader.StateReader;
import dev.holdfast.runtime.reader.StateView;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lookups in the test kit. An event is a word with its time in seconds, {@code bread@5}; a version has a name behind it, {@code bread@5=cheap}. */
class LookupsTest {

    private static final String ID = "lookup.word.word";

    private static final KeyField<String, String> WORD =
            KeyField.of("word", LookupsTest::word, KeySerializers.string(), StateSerializers.string());

    @TempDir
    Path directory;

    private final TestSource<String> events = TestSource.of("events");
    private final TestSource<String> versions = TestSource.of("versions");
    private final TestSink<String> sink = TestSink.of("found");

    @Test
    void an_event_finds_the_newest_version_that_is_not_later_when_the_watermark_has_passed_it() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(100)))) {
            tester.feed(versions, "a@3=x", "a@5=y", "a@6=z", "b@1=other");
            assertThat(tester.feed(events, "a@5", "a@4")).emittedNothing();
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(5))).emitted("a@4+a@3=x");
            assertThat(tester.advanceWatermark(Instant.ofEpochMilli(5_001))).emitted("a@5+a@5=y");
        }
    }

    @Test
    void a_version_that_comes_behind_its_event_is_found_and_of_one_time_the_last_to_arrive() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(100)))) {
            tester.feed(events, "a@5", "a@4", "a@5");
            tester.feed(versions, "a@5=y", "a@5=x", "a@3=w");
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(6)))
                    .emitted("a@4+a@3=w", "a@5+a@5=x", "a@5+a@5=x");
        }
    }

    @Test
    void events_without_a_version_are_dropped_and_counted() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(100)))) {
            tester.feed(versions, "a@5=x");
            tester.feed(events, "a@4", "a@5", "b@5", "a@-1");
            Step step = tester.advanceWatermark(Instant.ofEpochSecond(6));
            assertThat(step).emitted("a@5+a@5=x");
            assertThat(step.operator(ID).progress().get(0).operatorName()).isEqualTo("streamLookup");
            assertThat(step.operator(ID).progress().get(0).customMetrics())
                    .containsAllEntriesOf(Map.of("numRowsWithoutVersion", 2L));
        }
    }

    @Test
    void events_without_a_version_come_with_null_where_that_is_asked_for() {
        Pipeline pipeline = lookup(100)
                .asOfOrNull((event, version) -> event + "+" + version)
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(versions, "a@5=x");
            tester.feed(events, "a@4", "a@5", "b@5");
            Step step = tester.advanceWatermark(Instant.ofEpochSecond(6));
            assertThat(step).emitted("a@4+null", "a@5+a@5=x", "b@5+null");
        }
    }

    @Test
    void a_deletion_ends_a_version_and_another_version_follows_it() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(100)))) {
            tester.feed(versions, "a@1=x", "a@3=gone", "a@5=y", "a@6=z", "a@6=gone");
            tester.feed(events, "a@1", "a@2", "a@3", "a@4", "a@5", "a@6", "a@7");
            assertThat(tester.closeEventTime()).emitted("a@1+a@1=x", "a@2+a@1=x", "a@5+a@5=y");
        }
    }

    @Test
    void versions_older_than_the_history_go_but_for_the_newest() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(10)))) {
            Step step = tester.feed(versions, "a@1=u", "a@5=x", "a@7=y");
            assertThat(step.operator(ID).rows("versions", "a").keySet().toString())
                    .isEqualTo("[1000, 5000, 7000]");
            tester.feed(events, "a@6");
            Step waits = tester.advanceWatermark(Instant.ofEpochSecond(15));
            assertThat(waits).emitted("a@6+a@5=x");
            assertThat(waits.operator(ID).rows("versions", "a").keySet().toString())
                    .isEqualTo("[1000, 5000, 7000]");
            Step some = tester.advanceWatermark(Instant.ofEpochMilli(15_001));
            assertThat(some.operator(ID).rows("versions", "a").toString()).isEqualTo("{5000=a@5=x, 7000=a@7=y}");
            Step newest = tester.advanceWatermark(Instant.ofEpochSecond(1_000));
            assertThat(newest.operator(ID).rows("versions", "a").toString()).isEqualTo("{7000=a@7=y}");
            tester.feed(events, "a@1001");
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(1_002))).emitted("a@1001+a@7=y");
        }
    }

    @Test
    void nothing_is_left_of_a_key_that_was_deleted_when_the_history_has_passed() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(10)))) {
            tester.feed(versions, "a@1=u", "a@5=gone");
            tester.feed(events, "a@2", "a@6");
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(15)))
                    .emitted("a@2+a@1=u")
                    .hasRowsTotal(4);
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(16))).hasRowsTotal(0);
        }
    }

    @Test
    void late_events_and_late_versions_are_left_out_and_go_to_their_sinks() {
        TestSink<String> lateEvents = TestSink.of("lateEvents");
        TestSink<String> lateVersions = TestSink.of("lateVersions");
        Lookup<String, String, String> lookup =
                lookup(100).lateEventsTo(lateEvents).lateVersionsTo(lateVersions);
        try (PipelineTester tester = PipelineTester.of(found(lookup))) {
            tester.feed(versions, "a@1=u");
            tester.advanceWatermark(Instant.ofEpochSecond(10));
            Step late = tester.feed(events, "a@10", "a@11");
            assertThat(late).hasRowsDropped(1);
            assertThat(late.emitted(lateEvents)).containsExactly("a@10");
            assertThat(tester.feed(versions, "a@10=v").emitted(lateVersions)).containsExactly("a@10=v");
            assertThat(tester.advanceWatermark(Instant.ofEpochSecond(12)).emitted(sink))
                    .containsExactly("a@11+a@1=u");
        }
    }

    @Test
    void what_waits_and_the_versions_can_be_read_as_json_from_a_checkpoint() throws Exception {
        events.add("a@5");
        versions.add("a@4=x");
        EmbeddedEngine.builder()
                .checkpoint(directory)
                .trigger(Trigger.availableNow())
                .build()
                .start(found(lookup(100)))
                .awaitTermination();
        StateView view = StateReader.open(directory).latest();
        assertThat(view.of(ID, "events").json().find("\"a\""))
                .hasValueSatisfying(row -> assertThat(row.toString())
                        .startsWith("{\"key\":\"a\",\"subKey\":5000,\"state\":{\"events\":[\"a@5\"]}"));
        assertThat(view.of(ID, "versions").json().find("\"a\""))
                .hasValueSatisfying(row ->
                        assertThat(row.toString()).startsWith("{\"key\":\"a\",\"subKey\":4000,\"state\":\"a@4=x\""));
    }

    @Test
    void the_history_and_what_is_given_may_change_at_a_restart() {
        try (PipelineTester tester = PipelineTester.of(found(lookup(100)))) {
            tester.feed(versions, "a@1=u", "a@5=x");
            tester.feed(events, "a@2", "b@2");
            tester.pipeline(lookup(1)
                    .asOfOrNull((event, version) -> event + "+" + version)
                    .writeTo(sink));
            tester.restart();
            tester.feed(versions, "a@6=y");
            Step step = tester.advanceWatermark(Instant.ofEpochSecond(8));
            assertThat(step).emitted("a@2+a@1=u", "b@2+null");
            assertThat(step.operator(ID).rows("versions", "a").toString()).isEqualTo("{6000=a@6=y}");
        }
    }

    @Test
    void a_result_that_fails_goes_to_the_dead_letters_when_the_policy_says_so() {
        TestSink<FailedCall<String, Object>> failed = TestSink.of("failed");
        Pipeline pipeline = lookup(100)
                .onError(ErrorPolicy.deadLettersTo(failed))
                .asOf((event, version) -> {
                    if (event.startsWith("bad")) {
                        throw new IllegalStateException("as asked");
                    }
                    return event + "+" + version;
                })
                .writeTo(sink);
        try (PipelineTester tester = PipelineTester.of(pipeline)) {
            tester.feed(versions, "a@1=u", "bad@1=v");
            tester.feed(events, "a@5", "bad@5");
            Step step = tester.advanceWatermark(Instant.ofEpochSecond(6));
            assertThat(step).hasFailedCalls(1);
            assertThat(step.emitted(sink)).containsExactly("a@5+a@1=u");
            assertThat(step.emitted(failed)).hasSize(1);
            assertThat(step.operator(ID).rows("events", "bad")).isEmpty();
        }
    }

    @Test
    void what_cannot_be_meant_is_refused_when_the_pipeline_is_built() {
        EventTimeStream<String> stream = stream(versions);
        assertThatThrownBy(() -> stream.asTable(WORD, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-1S")
                .hasMessageContaining("Duration.ZERO");
        assertThatThrownBy(() -> stream.asTable(WORD, Duration.ofNanos(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole milliseconds");
        KeyField<String, String> blind = KeyField.of("blind", LookupsTest::word, KeySerializers.string());
        Table<String, String> table = stream.asTable(WORD, Duration.ZERO);
        assertThatThrownBy(() -> stream.asTable(blind, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A table keeps versions, but field 'blind' does not know the bytes");
        assertThatThrownBy(() -> stream.lookup(blind, table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Events wait until their version is there, but field 'blind'");
        assertThatThrownBy(() -> stream.lookup(WORD, table).named(" ").asOf((event, version) -> event))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operator id");
    }

    private static EventTimeStream<String> stream(TestSource<String> source) {
        return Stream.from(source).withWatermark(LookupsTest::at, Duration.ofSeconds(60));
    }

    private Lookup<String, String, String> lookup(long historySeconds) {
        return stream(events)
                .lookup(
                        WORD,
                        stream(versions)
                                .asTable(WORD, Duration.ofSeconds(historySeconds))
                                .deletedBy(version -> version.endsWith("=gone")));
    }

    private Pipeline found(Lookup<String, String, String> lookup) {
        return lookup.asOf((event, version) -> event + "+" + version).writeTo(sink);
    }

    private static String word(String event) {
        return event.substring(0, event.indexOf('@'));
    }

    private static Instant at(String event) {
        String version = event.substring(event.indexOf('@') + 1);
        int end = version.indexOf('=');
        long seconds = Long.parseLong(end < 0 ? version : version.substring(0, end));
        return seconds < 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
