package dev.holdfast.benchmarks.serial;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.holdfast.benchmarks.serial.proto.SessionMessage;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** {@link Session}: two to four tags, four counters. */
final class SessionShape implements Shape<Session> {

    private static final List<String> TAGS =
            List.of("mobile", "new-user", "promotion", "beta", "de-DE", "checkout", "referral");
    private static final List<String> COUNTERS =
            List.of("clicks", "scrolls", "errors", "additions", "purchases", "searches");

    private static final Schema AVRO = SchemaBuilder.record("Session")
            .fields()
            .requiredInt("pageViews")
            .requiredLong("secondsOnSite")
            .requiredLong("startedAtMillis")
            .name("lastPage")
            .type(javaString())
            .noDefault()
            .name("tags")
            .type(Schema.createArray(javaString()))
            .noDefault()
            .name("counters")
            .type(javaKeys(Schema.createMap(Schema.create(Schema.Type.LONG))))
            .noDefault()
            .endRecord();

    @Override
    public Class<Session> type() {
        return Session.class;
    }

    @Override
    public List<Session> values() {
        Random random = new Random(42);
        List<Session> values = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            values.add(session(random, i));
        }
        return values;
    }

    private static Session session(Random random, int number) {
        List<String> tags = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            tags.add(TAGS.get(random.nextInt(TAGS.size())));
        }
        Map<String, Long> counters = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            counters.put(COUNTERS.get((number + i) % COUNTERS.size()), (long) random.nextInt(5000));
        }
        String page = "/shop/category/" + random.nextInt(1000) + "/item" + random.nextInt(1000);
        long startedAt = 1_790_000_000_000L + random.nextInt(1 << 30);
        return new Session(random.nextInt(300), random.nextInt(20_000), startedAt, page, tags, counters);
    }

    @Override
    public StateSerializer<Session> serializer() {
        return new SessionSerializer();
    }

    @Override
    public Codec<Session> handwritten() {
        return new HandwrittenSession();
    }

    @Override
    public Schema avroSchema() {
        return AVRO;
    }

    @Override
    public GenericRecord avro(Session value) {
        GenericData.Record record = new GenericData.Record(AVRO);
        record.put("pageViews", value.pageViews());
        record.put("secondsOnSite", value.secondsOnSite());
        record.put("startedAtMillis", value.startedAtMillis());
        record.put("lastPage", value.lastPage());
        record.put("tags", new GenericData.Array<>(AVRO.getField("tags").schema(), value.tags()));
        record.put("counters", value.counters());
        return record;
    }

    @Override
    public Parser<SessionMessage> parser() {
        return SessionMessage.parser();
    }

    @Override
    public MessageLite message(Session value) {
        return SessionMessage.newBuilder()
                .setPageViews(value.pageViews())
                .setSecondsOnSite(value.secondsOnSite())
                .setStartedAtMillis(value.startedAtMillis())
                .setLastPage(value.lastPage())
                .addAllTags(value.tags())
                .putAllCounters(value.counters())
                .build();
    }

    /** Avro gives its own kind of text unless it is told to give strings. */
    static Schema javaString() {
        return javaKeys(Schema.create(Schema.Type.STRING));
    }

    private static Schema javaKeys(Schema schema) {
        GenericData.setStringType(schema, GenericData.StringType.String);
        return schema;
    }
}
