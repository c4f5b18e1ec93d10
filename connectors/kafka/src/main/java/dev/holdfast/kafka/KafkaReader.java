package dev.holdfast.kafka;

import dev.holdfast.connector.EventConsumer;
import dev.holdfast.connector.Offset;
import dev.holdfast.connector.ReadLimits;
import dev.holdfast.connector.ReadPlan;
import dev.holdfast.connector.SourceReader;
import dev.holdfast.connector.Split;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link KafkaSource}. A plan fetches the records it is about, since only they say how many and how large they are; its
 * splits hold them.
 */
final class KafkaReader<T> implements SourceReader<T> {

    private static final Duration FETCH = Duration.ofMillis(500);

    private final String source;
    private final TopicLook look;
    private final RecordFetcher fetcher;
    private final StartPositions starts;
    private final Decoding.Opened<T> decoding;
    private final RecordRules rules;
    private final boolean takesDeadLetters;
    private final Duration patience;
    private final Patience silence;
    private boolean ends;

    KafkaReader(
            String source,
            TopicLook look,
            RecordFetcher fetcher,
            StartPositions starts,
            Decoding.Opened<T> decoding,
            RecordRules rules,
            boolean takesDeadLetters,
            Duration patience) {
        this.source = source;
        this.look = look;
        this.fetcher = fetcher;
        this.starts = starts;
        this.decoding = decoding;
        this.rules = rules;
        this.takesDeadLetters = takesDeadLetters;
        this.patience = patience;
        silence = new Patience(patience);
    }

    @Override
    public Offset latest() throws IOException {
        return look.now(patience).toOffset();
    }

    @Override
    public Offset latest(Duration deadline) throws IOException {
        return look.within(deadline).toOffset();
    }

    @Override
    public Offset end() throws IOException {
        ends = true;
        return latest();
    }

    @Override
    public ReadPlan plan(@Nullable Offset from, Offset until, ReadLimits limits) throws IOException {
        KafkaOffset known = from == null ? null : KafkaOffset.of(from, source);
        KafkaOffset target = KafkaOffset.of(until, source);
        SortedMap<TopicPartition, Long> begin = starts.of(known, target);
        fetcher.moveTo(begin);
        BatchSelection batch = new BatchSelection(fetcher, Partitions.of(target), limits);
        return await(batch, begin, known, target);
    }

    @Override
    public ReadPlan planAgain(@Nullable Offset from, Offset end) throws IOException {
        KafkaOffset known = from == null ? null : KafkaOffset.of(from, source);
        KafkaOffset target = KafkaOffset.of(end, source);
        SortedMap<TopicPartition, Long> until = Partitions.of(target);
        starts.requireKnown(known);
        SortedMap<TopicPartition, Long> begin = starts.of(known, target);
        fetcher.moveTo(begin);
        BatchSelection batch = new BatchSelection(fetcher, until, new ReadLimits(Long.MAX_VALUE, Long.MAX_VALUE));
        while (!batch.fill(FETCH)) {
            noteAnswer(false);
        }
        noteAnswer(true);
        List<KafkaSplit> splits = new ArrayList<>();
        begin.forEach((partition, position) -> {
            if (position < until.getOrDefault(partition, 0L)) {
                splits.add(batch.split(partition));
            }
        });
        return new ReadPlan(end, splits);
    }

    /** A query that ends by itself must not take a silent broker for the end. */
    private ReadPlan await(
            BatchSelection batch,
            SortedMap<TopicPartition, Long> begin,
            @Nullable KafkaOffset known,
            KafkaOffset target)
            throws IOException {
        while (true) {
            boolean answered = batch.fill(FETCH);
            SortedMap<TopicPartition, Long> reached = batch.ends();
            List<KafkaSplit> splits = new ArrayList<>();
            reached.forEach((partition, position) -> {
                if (!position.equals(begin.get(partition))) {
                    splits.add(batch.split(partition));
                }
            });
            noteAnswer(answered || !splits.isEmpty());
            if (answered || !splits.isEmpty() || !ends) {
                return new ReadPlan(offset(reached, known, target).toOffset(), splits);
            }
        }
    }

    private void noteAnswer(boolean answered) throws IOException {
        if (answered) {
            silence.reset();
        } else if (silence.isOver()) {
            throw new IOException("Source '" + source + "' knows of records that Kafka has not given it for "
                    + patience.toSeconds()
                    + " s. Look after the brokers, and start the query again; or let it wait for longer"
                    + " with patience(duration).");
        }
    }

    /** Topics that are not read any more keep their positions. */
    private static KafkaOffset offset(
            SortedMap<TopicPartition, Long> reached, @Nullable KafkaOffset known, KafkaOffset target) {
        SortedMap<String, TopicPositions> topics = new TreeMap<>();
        if (known != null) {
            topics.putAll(known.topics());
        }
        target.topics().forEach((name, topic) -> {
            SortedMap<Integer, Long> positions = new TreeMap<>();
            topic.positions()
                    .keySet()
                    .forEach(partition -> positions.put(partition, reached.get(new TopicPartition(name, partition))));
            topics.put(name, new TopicPositions(topic.topicId(), positions));
        });
        return new KafkaOffset(topics);
    }

    @Override
    public void read(Split split, EventConsumer<? super T> out) throws IOException {
        for (ConsumerRecord<byte[], byte[]> record : ((KafkaSplit) split).records()) {
            rules.read(record, decoding.decoder(), source, takesDeadLetters, out);
        }
    }

    @Override
    public void close() {
        try {
            fetcher.close();
        } finally {
            look.close();
            decoding.closeFn().run();
        }
    }
}
