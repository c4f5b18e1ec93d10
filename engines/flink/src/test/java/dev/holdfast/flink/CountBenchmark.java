package dev.holdfast.flink;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.kit.Visit;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import java.io.Serializable;
import java.time.Instant;
import java.util.Iterator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The same sessions by an update function, and by hand as a {@code KeyedProcessFunction} with a POJO in a {@code ValueState} and a timer that looks whether it is still due. A program, no test:
 * {@code CountBenchmark 2000000 100000 5} runs rounds of so many events of so many users.
 */
final class CountBenchmark {

    private static final long GAP_MILLIS = 600_000;

    private CountBenchmark() {}

    /** What is kept by the update function. */
    @StateRecord
    record Open(long visits, long lastMillis) {}

    @UpdateFunction
    static void sessions(String user, Iterator<Visit> visits, EventTimeGroupState<Open> state, Emitter<String> out) {
        Open open = state.getOption().orElse(new Open(0, 0));
        if (state.hasTimedOut()) {
            out.emit(user + open.visits());
            state.remove();
            return;
        }
        while (visits.hasNext()) {
            open = new Open(
                    open.visits() + 1,
                    Math.max(open.lastMillis(), visits.next().at().toEpochMilli()));
        }
        state.update(open);
        state.setTimeoutTimestamp(Instant.ofEpochMilli(open.lastMillis() + GAP_MILLIS));
    }

    /** What is kept by hand. */
    public static final class Pojo implements Serializable {

        public long visits;
        public long lastMillis;
    }

    /** As people write it. */
    private static final class ByHand extends KeyedProcessFunction<String, Visit, String> {

        private transient ValueState<Pojo> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>("session", Pojo.class));
        }

        @Override
        public void processElement(Visit visit, Context context, Collector<String> out) throws Exception {
            Pojo session = state.value();
            if (session == null) {
                session = new Pojo();
                context.timerService().registerEventTimeTimer(visit.at().toEpochMilli() + GAP_MILLIS);
            }
            session.visits++;
            session.lastMillis = Math.max(session.lastMillis, visit.at().toEpochMilli());
            state.update(session);
        }

        @Override
        public void onTimer(long millis, OnTimerContext context, Collector<String> out) throws Exception {
            Pojo session = state.value();
            if (session.lastMillis + GAP_MILLIS > millis) {
                context.timerService().registerEventTimeTimer(session.lastMillis + GAP_MILLIS);
            } else {
                out.collect(context.getCurrentKey() + session.visits);
                state.clear();
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        long events = Long.parseLong(arguments[0]);
        int users = Integer.parseInt(arguments[1]);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            long source = nanos(events, users, visits -> visits.map(Visit::user).returns(Types.STRING));
            long byHand = nanos(
                    events,
                    users,
                    visits -> visits.keyBy(Visit::user, Types.STRING).process(new ByHand(), Types.STRING));
            long ours = nanos(
                    events,
                    users,
                    visits -> HoldfastFlink.on(visits)
                            .apply(
                                    (in, out) -> in.groupByKey(Visit::user)
                                            .flatMapGroupsWithState(CountBenchmarkOperators.sessions())
                                            .writeTo(out),
                                    Types.STRING));
            System.out.printf(
                    "source alone %d ns an event, by hand %d, ours %d, ratio %.2f, of what the operator adds %.2f%n",
                    source / events,
                    byHand / events,
                    ours / events,
                    (double) ours / byHand,
                    (double) (ours - source) / (byHand - source));
        }
        System.exit(0);
    }

    private interface Work {

        DataStream<String> on(DataStream<Visit> visits);
    }

    private static long nanos(long events, int users, Work work) throws Exception {
        StreamExecutionEnvironment job = SharedCluster.job(1, "hashmap");
        DataGeneratorSource<Visit> source = new DataGeneratorSource<>(
                number -> new Visit(
                        "user" + Math.floorMod(number * 7919, users), "page", number, Instant.ofEpochMilli(number)),
                events,
                Compared.VISITS);
        work.on(job.fromSource(
                        source,
                        WatermarkStrategy.<Visit>forMonotonousTimestamps()
                                .withTimestampAssigner((visit, at) -> visit.at().toEpochMilli()),
                        "visits"))
                .sinkTo(new DiscardingSink<>());
        return job.execute("benchmark").getNetRuntime() * 1_000_000;
    }
}
