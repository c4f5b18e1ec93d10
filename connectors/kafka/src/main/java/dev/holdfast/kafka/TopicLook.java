package dev.holdfast.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers where topics end. Questions are under way in Kafka's own thread; who waits for one gives up at a deadline, and
 * takes the answer at the next look. Used by one thread.
 */
final class TopicLook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicLook.class);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final Set<String> topics;
    private final String source;
    private final String servers;
    private final Patience patience;
    private @Nullable KafkaOffset known;
    private @Nullable CompletableFuture<KafkaOffset> asked;
    private boolean waited;

    TopicLook(Admin admin, Set<String> topics, String source, String servers, Duration patience) {
        this.admin = admin;
        this.topics = topics;
        this.source = source;
        this.servers = servers;
        this.patience = new Patience(patience);
    }

    /** Where the topics end now, for reading committed records only. Fails if there is no answer. */
    KafkaOffset now(Duration deadline) throws IOException {
        asked = null;
        known = await(ask(), deadline);
        return known;
    }

    /**
     * Where they end, or, if there is no answer in time, where they did when there last was one.
     *
     * @throws IOException also if a topic that was there is gone for longer than the source's patience
     */
    KafkaOffset within(Duration deadline) throws IOException {
        KafkaOffset last = known;
        if (last == null) {
            return now(deadline);
        }
        CompletableFuture<KafkaOffset> question = asked == null ? ask() : asked;
        asked = question;
        if (!question.isDone() && waited) {
            return last;
        }
        return answer(question, last, deadline);
    }

    private KafkaOffset answer(CompletableFuture<KafkaOffset> question, KafkaOffset last, Duration deadline)
            throws IOException {
        try {
            KafkaOffset found = await(question, deadline);
            known = found;
            asked = null;
            waited = false;
            patience.reset();
            return found;
        } catch (UnknownException e) {
            // A broker that has just started may not know a topic yet that is there; one that was deleted stays away.
            if (patience.isOver()) {
                throw e;
            }
            return waitOn(question, last, e);
        } catch (LateException e) {
            patience.reset();
            return waitOn(question, last, e);
        }
    }

    private KafkaOffset waitOn(CompletableFuture<KafkaOffset> question, KafkaOffset last, IOException reason) {
        asked = question.isDone() ? null : question;
        if (!waited) {
            LOG.warn("{} Until that is over, nothing is read.", reason.getMessage());
        }
        waited = true;
        return last;
    }

    /** Where the partitions begin, or where they were at a time. */
    Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec, Duration deadline)
            throws IOException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(list(partitions, spec), deadline).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private CompletableFuture<KafkaOffset> ask() {
        return admin.describeTopics(topics)
                .allTopicNames()
                .toCompletionStage()
                .thenCompose(this::ends)
                .toCompletableFuture();
    }

    private CompletionStage<KafkaOffset> ends(Map<String, TopicDescription> descriptions) {
        Collection<TopicPartition> partitions = descriptions.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        return list(partitions, OffsetSpec.latest()).thenApply(ends -> offset(descriptions, ends));
    }

    private static KafkaOffset offset(
            Map<String, TopicDescription> descriptions, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        SortedMap<String, TopicPositions> found = new TreeMap<>();
        descriptions.forEach((name, topic) -> {
            SortedMap<Integer, Long> positions = new TreeMap<>();
            topic.partitions()
                    .forEach(partition -> positions.put(
                            partition.partition(),
                            Objects.requireNonNull(ends.get(new TopicPartition(name, partition.partition())))
                                    .offset()));
            found.put(name, new TopicPositions(topic.topicId().toString(), positions));
        });
        return new KafkaOffset(found);
    }

    private CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> list(
            Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> questions = new HashMap<>();
        partitions.forEach(partition -> questions.put(partition, spec));
        return admin.listOffsets(questions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .toCompletionStage()
                .toCompletableFuture();
    }

    private <T> T await(CompletableFuture<T> question, Duration deadline) throws IOException {
        try {
            return question.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late("in " + deadline.toMillis() + " ms", e);
        } catch (Exception e) {
            Throwable cause = Failures.cause(e);
            if (cause instanceof UnknownTopicOrPartitionException) {
                throw new UnknownException("Source '" + source + "' reads topics " + topics
                        + ", of which at least one does not exist: " + cause.getMessage()
                        + " Create it, or correct its name.");
            }
            if (cause instanceof RetriableException) {
                throw late("but " + cause, cause);
            }
            throw Failures.of("Source '" + source + "' cannot ask Kafka about topics " + topics, cause);
        }
    }

    private LateException late(String how, Throwable cause) {
        return new LateException(
                "Source '" + source + "' has no answer from Kafka at " + servers + " " + how
                        + ". Look after the brokers, or correct their address.",
                cause);
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }

    /** The broker does not know a topic. */
    private static final class UnknownException extends IOException {

        UnknownException(String message) {
            super(message);
        }
    }

    /** There is no answer, but there may be one later. */
    private static final class LateException extends IOException {

        LateException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
