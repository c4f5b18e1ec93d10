package dev.holdfast.kafka;

import dev.holdfast.annotation.CheckReturnValue;
import dev.holdfast.connector.DeliveryGuarantee;
import dev.holdfast.connector.OutboxSink;
import dev.holdfast.connector.QueryRun;
import dev.holdfast.connector.RowEncoder;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The sink of {@link Kafka}. Immutable; settings return a copy.
 *
 * <p>Each batch that has rows is a transaction, together with a marker in a topic of its own, {@code holdfast-delivered}, which is made if it is
 * missing. So a consumer with {@code isolation.level=read_committed} sees each row exactly once, also if update functions are not
 * deterministic. A consumer with {@code read_uncommitted}, which is Kafka's default, also sees what was rolled back.
 *
 * @param <T> the type of the rows
 */
public final class KafkaSink<T> implements OutboxSink<T> {

    private static final String MARKERS = "holdfast-delivered";

    private final String id;
    private final Target target;
    private final Encoding<T> encoding;
    private final Duration patience;

    private KafkaSink(String id, Target target, Encoding<T> encoding, Duration patience) {
        this.id = Objects.requireNonNull(id, "id");
        this.target = target;
        this.encoding = encoding;
        this.patience = patience;
    }

    static <T> KafkaSink<T> of(String id, String servers, String topic, Encoding<T> encoding) {
        return new KafkaSink<>(
                id,
                new Target(Connection.to(servers), Objects.requireNonNull(topic, "topic"), MARKERS, true),
                encoding,
                Duration.ofMinutes(2));
    }

    /**
     * The same sink, but records have keys: rows of one key go to one partition and stay in order there. Text is written as it is, any other key as JSON.
     *
     * @param keyFn never gives null
     * @throws IllegalStateException if the sink has an encoder of its own
     */
    @CheckReturnValue
    public KafkaSink<T> keyedBy(Function<? super T, ?> keyFn) {
        Objects.requireNonNull(keyFn, "keyFn");
        return new KafkaSink<>(id, target, json("keyedBy").withKey(keyFn), patience);
    }

    /**
     * The same sink, but a row for which {@code predicate} holds is written without a value: in a compacted topic its key is removed. The
     * engine itself removes no result; that one is over is something a row says.
     *
     * @throws IllegalStateException if the sink has an encoder of its own, or no keys
     */
    @CheckReturnValue
    public KafkaSink<T> tombstoneWhen(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        Encoding.Json<T> json = json("tombstoneWhen");
        if (json.keyFn() == null) {
            throw new IllegalStateException(
                    "Sink '" + id + "' writes records without keys, of which none can be removed."
                            + " Say keyedBy(keyFn) before tombstoneWhen(predicate).");
        }
        return new KafkaSink<>(id, target, json.withRemoved(predicate), patience);
    }

    private Encoding.Json<T> json(String setting) {
        if (encoding instanceof Encoding.Json<T> json) {
            return json;
        }
        throw new IllegalStateException("Sink '" + id + "' has an encoder of its own, which decides on keys and values."
                + " Leave out " + setting + ", and let the encoder do it.");
    }

    /**
     * The same sink without transactions: faster for small batches and seen by every consumer at once, but the last batch before a crash may come
     * twice, and maybe in part only the first time.
     */
    @CheckReturnValue
    public KafkaSink<T> atLeastOnce() {
        Target repeating = new Target(target.connection(), target.topic(), target.markers(), false);
        return new KafkaSink<>(id, repeating, encoding, patience);
    }

    /**
     * The same sink, which keeps the number of its last batch in another topic. It must be compacted and has one partition that counts, the first. A
     * sink that has delivered keeps its topic, or its last batch may come again.
     */
    @CheckReturnValue
    public KafkaSink<T> markersIn(String topic) {
        Objects.requireNonNull(topic, "topic");
        Target marked = new Target(target.connection(), target.topic(), topic, target.isTransactional());
        return new KafkaSink<>(id, marked, encoding, patience);
    }

    /**
     * The same sink with a setting of Kafka's own clients, as {@code compression.type}.
     *
     * @throws IllegalArgumentException if what the sink promises depends on the setting, as on {@code acks}
     */
    @CheckReturnValue
    public KafkaSink<T> withSetting(String name, String value) {
        Target set = new Target(
                target.connection().with(name, value), target.topic(), target.markers(), target.isTransactional());
        return new KafkaSink<>(id, set, encoding, patience);
    }

    /** The same sink, which waits for longer or less long for Kafka's answers when the query starts. By default two minutes. */
    @CheckReturnValue
    public KafkaSink<T> patience(Duration newPatience) {
        if (newPatience.isNegative() || newPatience.isZero()) {
            throw new IllegalArgumentException("A sink waits for a positive time, not " + newPatience + ".");
        }
        return new KafkaSink<>(id, target, encoding, newPatience);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return "Kafka topic " + target.topic() + " at " + target.connection().servers();
    }

    /** Exactly-once, or, without transactions, at-least-once. */
    @Override
    public DeliveryGuarantee guarantee() {
        return target.isTransactional() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE;
    }

    @Override
    public RowEncoder<T> newEncoder() {
        return new RecordFrames.Writer<>(target.topic(), encoding.open());
    }

    /** Fails if the brokers do not answer in time, a right is missing, the topic does not exist, or a later run of the query has written. */
    @Override
    public Writer open(QueryRun run) throws IOException {
        return target.open(id, run, patience);
    }
}
