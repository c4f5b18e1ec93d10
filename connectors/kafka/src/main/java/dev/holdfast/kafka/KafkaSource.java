package dev.holdfast.kafka;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.connector.SourceContext;
import dev.holdfast.connector.SourceReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The source of {@link Kafka}. Immutable; settings return a copy.
 *
 * <p>Positions are in the checkpoint, and nowhere else; no consumer group is used. Only committed records are read. Partitions that are
 * added to a topic are found and read from their beginning. Offsets that hold no record, because it was compacted away or rolled
 * back or because they mark the end of a transaction, are passed. The query ends, and does not start again, when records were
 * deleted before they were read, or when the topic is not the one that was read before but another of its name.
 *
 * <p>A record that gives no event is bad and ends the query, unless {@link #skipBadRecords} or {@link #deadLettersTo} says otherwise.
 *
 * @param <T> the type of the events
 */
public final class KafkaSource<T> implements Source<T> {

    private final String id;
    private final Connection connection;
    private final SortedSet<String> topics;
    private final Decoding<T> decoding;
    private final StartAt start;
    private final RecordRules rules;
    private final Duration patience;

    private KafkaSource(
            String id,
            Connection connection,
            Set<String> topics,
            Decoding<T> decoding,
            StartAt start,
            RecordRules rules,
            Duration patience) {
        this.id = Objects.requireNonNull(id, "id");
        this.connection = connection;
        this.topics = Collections.unmodifiableSortedSet(new TreeSet<>(topics));
        this.decoding = decoding;
        this.start = start;
        this.rules = rules;
        this.patience = patience;
    }

    static <T> KafkaSource<T> of(String id, String servers, String topic, Decoding<T> decoding) {
        return new KafkaSource<>(
                id,
                Connection.to(servers),
                Set.of(topic),
                decoding,
                StartAt.EARLIEST,
                RecordRules.DEFAULT,
                Duration.ofMinutes(2));
    }

    /**
     * The same source, but it reads other topics too. One that is added to a source that has read already is begun where a new source would;
     * one that is left out again keeps its place in the checkpoint.
     */
    @CheckReturnValue
    public KafkaSource<T> andTopics(String... more) {
        SortedSet<String> all = new TreeSet<>(topics);
        all.addAll(Arrays.asList(more));
        return new KafkaSource<>(id, connection, all, decoding, start, rules, patience);
    }

    /**
     * The same source, but where the checkpoint has no position it begins with what comes from now on. Until the first batch with input is
     * committed, each start of the query counts as now. By default a source begins with the earliest record there is.
     */
    @CheckReturnValue
    public KafkaSource<T> startAtLatest() {
        return with(StartAt.LATEST);
    }

    /**
     * The same source, but where the checkpoint has no position it begins, in each partition, with the first record that has this timestamp or a
     * later one; if there is none, with what comes from now on.
     */
    @CheckReturnValue
    public KafkaSource<T> startAt(Instant time) {
        return with(StartAt.time(Objects.requireNonNull(time, "time")));
    }

    /** The same source, but bad records are left out and counted. */
    @CheckReturnValue
    public KafkaSource<T> skipBadRecords() {
        return with(new RecordRules(BadRecords.SKIP, null, rules.skipsTombstones()));
    }

    /** The same source, but bad records are counted and go to {@code sink}, with its guarantee. A value that is no UTF-8 is shown as base64. */
    @CheckReturnValue
    public KafkaSource<T> deadLettersTo(Sink<? super DeadLetter> sink) {
        Objects.requireNonNull(sink, "sink");
        return with(new RecordRules(BadRecords.DEAD_LETTER, sink, rules.skipsTombstones()));
    }

    /** The same source, but records without a value, which say that their key is removed, are left out and counted. By default they are bad. */
    @CheckReturnValue
    public KafkaSource<T> skipTombstones() {
        return with(new RecordRules(rules.badRecords(), rules.deadLetters(), true));
    }

    /**
     * The same source, but numbers in JSON stand for times, as in the source of JSON lines.
     *
     * @param unit what they count, from 1970-01-01T00:00Z on
     * @throws IllegalStateException if the source does not read JSON
     */
    @CheckReturnValue
    public KafkaSource<T> timesIn(TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        if (!(decoding instanceof Decoding.Json<T> json)) {
            throw new IllegalStateException("Source '" + id + "' has a decoder of its own, and timesIn is for JSON."
                    + " Leave it out, and let the decoder read times.");
        }
        Decoding<T> timed = new Decoding.Json<>(json.type(), Optional.of(unit.toChronoUnit()));
        return new KafkaSource<>(id, connection, topics, timed, start, rules, patience);
    }

    /**
     * The same source with a setting of Kafka's own clients, as {@code security.protocol}.
     *
     * @throws IllegalArgumentException if what the source promises depends on the setting, as on {@code isolation.level}
     */
    @CheckReturnValue
    public KafkaSource<T> withSetting(String name, String value) {
        return new KafkaSource<>(id, connection.with(name, value), topics, decoding, start, rules, patience);
    }

    /**
     * The same source, which waits for longer or less long: for an answer when the query starts, and for records that are known to be there. By
     * default two minutes; then the query ends. A query that has read everything waits for brokers as long as it takes.
     */
    @CheckReturnValue
    public KafkaSource<T> patience(Duration newPatience) {
        if (newPatience.isNegative() || newPatience.isZero()) {
            throw new IllegalArgumentException("A source waits for a positive time, not " + newPatience + ".");
        }
        return new KafkaSource<>(id, connection, topics, decoding, start, rules, newPatience);
    }

    private KafkaSource<T> with(RecordRules newRules) {
        return new KafkaSource<>(id, connection, topics, decoding, start, newRules, patience);
    }

    private KafkaSource<T> with(StartAt newStart) {
        return new KafkaSource<>(id, connection, topics, decoding, newStart, rules, patience);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "Kafka topics " + topics + " at " + connection.servers();
    }

    @Override
    public Optional<Sink<? super DeadLetter>> deadLetterSink() {
        return Optional.ofNullable(rules.deadLetters());
    }

    /** Fails if the brokers do not answer in time, or a topic does not exist. */
    @Override
    public SourceReader<T> open(SourceContext context) throws IOException {
        Decoding.Opened<T> opened = decoding.open();
        try {
            return open(context, opened);
        } catch (IOException | RuntimeException | Error e) {
            opened.closeFn().run();
            throw e;
        }
    }

    private SourceReader<T> open(SourceContext context, Decoding.Opened<T> opened) throws IOException {
        String client =
                "holdfast-" + context.queryId().map(query -> query + "-").orElse("") + id;
        TopicLook look = openLook(client);
        try {
            look.now(patience);
            return new KafkaReader<>(
                    id,
                    look,
                    new RecordFetcher(consumer(client), id),
                    new StartPositions(look, start, id, patience),
                    opened,
                    rules,
                    context.takesDeadLetters(),
                    patience);
        } catch (IOException | RuntimeException | Error e) {
            look.close();
            throw e;
        }
    }

    private TopicLook openLook(String client) throws IOException {
        try {
            Admin admin = Admin.create(connection.properties(client + "-look", Map.of(), Map.of()));
            return new TopicLook(admin, topics, id, connection.servers(), patience);
        } catch (KafkaException e) {
            throw Failures.of("Source '" + id + "' cannot use Kafka at " + connection.servers(), Failures.root(e));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String client) throws IOException {
        try {
            return new KafkaConsumer<>(
                    connection.properties(
                            client,
                            Map.of("max.poll.records", "10000", "fetch.max.wait.ms", "50"),
                            Map.of(
                                    "auto.offset.reset", "none",
                                    "enable.auto.commit", "false",
                                    "isolation.level", "read_committed",
                                    "allow.auto.create.topics", "false")),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw Failures.of("Source '" + id + "' cannot use Kafka at " + connection.servers(), Failures.root(e));
        }
    }
}
