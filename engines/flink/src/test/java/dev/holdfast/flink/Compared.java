package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import dev.holdfast.kit.Embedded;
import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The results of fragments on the same events, in Flink and in the embedded engine. */
final class Compared {

    static final TypeInformation<Visit> VISITS = HoldfastTypes.of(Visit.class, VisitSerializer.class);

    private Compared() {}

    static DataStream<Visit> stream(StreamExecutionEnvironment job, List<Visit> events) {
        return job.fromData(events, VISITS)
                .setParallelism(1)
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Visit>forGenerator(context -> new AfterEachEvent())
                        .withTimestampAssigner((visit, before) -> visit.at().toEpochMilli()))
                .setParallelism(1);
    }

    /** A watermark as the embedded engine has it, after each event. */
    private static final class AfterEachEvent implements WatermarkGenerator<Visit>, Serializable {

        private long maxMillis = Long.MIN_VALUE;

        @Override
        public void onEvent(Visit event, long eventMillis, WatermarkOutput output) {
            maxMillis = Math.max(maxMillis, eventMillis);
            output.emitWatermark(new Watermark(maxMillis - Embedded.DELAY.toMillis() - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /** The results of several fragments in one job, by their names; those of one task in their order. */
    static Map<String, List<String>> inFlink(
            int parallelism, String backend, Map<String, StreamFragment<Visit, String>> fragments, List<Visit> events)
            throws Exception {
        StreamExecutionEnvironment job = SharedCluster.job(parallelism, backend);
        DataStream<Visit> visits = stream(job, events);
        List<DataStream<String>> named = new ArrayList<>();
        fragments.forEach((name, fragment) ->
                named.add(named(name, HoldfastFlink.on(visits).apply(fragment, Types.STRING))));
        return byName(named);
    }

    /** The same of fragments with two streams. */
    static Map<String, List<String>> inFlink(
            String backend,
            Map<String, TwoStreamFragment<Visit, Visit, String>> fragments,
            List<Visit> first,
            List<Visit> second)
            throws Exception {
        StreamExecutionEnvironment job = SharedCluster.job(2, backend);
        DataStream<Visit> one = stream(job, first);
        DataStream<Visit> two = stream(job, second);
        List<DataStream<String>> named = new ArrayList<>();
        fragments.forEach((name, fragment) ->
                named.add(named(name, HoldfastFlink.on(one, two).apply(fragment, Types.STRING))));
        return byName(named);
    }

    private static DataStream<String> named(String name, DataStream<String> rows) {
        return rows.map(row -> name + ": " + row).returns(Types.STRING);
    }

    private static Map<String, List<String>> byName(List<DataStream<String>> named) throws Exception {
        DataStream<String> all = named.get(0);
        for (DataStream<String> next : named.subList(1, named.size())) {
            all = all.union(next);
        }
        Map<String, List<String>> byName = new TreeMap<>();
        for (String row : rows(all)) {
            int end = row.indexOf(": ");
            byName.computeIfAbsent(row.substring(0, end), absent -> new ArrayList<>())
                    .add(row.substring(end + 2));
        }
        return byName;
    }

    static <R> List<R> rows(DataStream<R> results) throws Exception {
        List<R> rows = new ArrayList<>();
        CloseableIterator<R> all = results.executeAndCollect();
        try {
            all.forEachRemaining(rows::add);
        } finally {
            all.close();
        }
        return rows;
    }
}
