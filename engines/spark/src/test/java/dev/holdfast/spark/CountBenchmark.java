package dev.holdfast.spark;

import dev.holdfast.annotation.StateRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.kit.Visit;
import dev.holdfast.state.Emitter;
import dev.holdfast.state.EventTimeGroupState;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream$;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The same sessions by an update function, and by hand as a {@code flatMapGroupsWithState} with Spark's encoders. A program, no test: {@code CountBenchmark 50000 20000 4 3} runs rounds of four
 * batches of so many events of so many users, after a first batch that is not counted.
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

    /** An event by hand. */
    public static final class Click implements Serializable {

        private String user = "";
        private String page = "";
        private long number;
        private Instant at = Instant.EPOCH;

        public String getUser() {
            return user;
        }

        public void setUser(String user) {
            this.user = user;
        }

        public String getPage() {
            return page;
        }

        public void setPage(String page) {
            this.page = page;
        }

        public long getNumber() {
            return number;
        }

        public void setNumber(long number) {
            this.number = number;
        }

        public Instant getAt() {
            return at;
        }

        public void setAt(Instant at) {
            this.at = at;
        }
    }

    /** What is kept by hand. */
    public static final class Session implements Serializable {

        private long visits;
        private long lastMillis;

        public long getVisits() {
            return visits;
        }

        public void setVisits(long visits) {
            this.visits = visits;
        }

        public long getLastMillis() {
            return lastMillis;
        }

        public void setLastMillis(long lastMillis) {
            this.lastMillis = lastMillis;
        }
    }

    /** As people write it. */
    private static Iterator<String> byHand(String user, Iterator<Click> clicks, GroupState<Session> state) {
        Session session = state.exists() ? state.get() : new Session();
        if (state.hasTimedOut()) {
            state.remove();
            return List.of(user + session.getVisits()).iterator();
        }
        while (clicks.hasNext()) {
            session.setVisits(session.getVisits() + 1);
            session.setLastMillis(
                    Math.max(session.getLastMillis(), clicks.next().getAt().toEpochMilli()));
        }
        state.update(session);
        state.setTimeoutTimestamp(session.getLastMillis() + GAP_MILLIS);
        return List.<String>of().iterator();
    }

    private static String user(long number, int users) {
        return "user" + Math.floorMod(number * 7919, users);
    }

    private static Dataset<String> byHand(Dataset<Long> numbers, int users) {
        MapFunction<Long, Click> clickFn = number -> {
            Click click = new Click();
            click.setUser(user(number, users));
            click.setPage("page");
            click.setNumber(number);
            click.setAt(Instant.ofEpochMilli(number));
            return click;
        };
        MapFunction<Click, String> userFn = Click::getUser;
        FlatMapGroupsWithStateFunction<String, Click, Session, String> byHand = CountBenchmark::byHand;
        return numbers.map(clickFn, Encoders.bean(Click.class))
                .withWatermark("at", "0 seconds")
                .groupByKey(userFn, Encoders.STRING())
                .flatMapGroupsWithState(
                        byHand,
                        OutputMode.Append(),
                        Encoders.bean(Session.class),
                        Encoders.STRING(),
                        GroupStateTimeout.EventTimeTimeout());
    }

    private static Dataset<String> ours(Dataset<Long> numbers, int users) {
        MapFunction<Long, Visit> visitFn =
                number -> new Visit(user(number, users), "page", number, Instant.ofEpochMilli(number));
        return HoldfastSpark.on(numbers.map(visitFn, RunningQuery.VISITS))
                .withWatermark(Visit::at, Duration.ZERO)
                .apply(
                        (in, out) -> in.groupByKey(Visit::user)
                                .flatMapGroupsWithState(CountBenchmarkOperators.sessions())
                                .writeTo(out),
                        Encoders.STRING());
    }

    private interface Work {

        Dataset<String> on(Dataset<Long> numbers, int users);
    }

    public static void main(String[] arguments) throws Exception {
        SharedSpark.session().conf().set("spark.sql.codegen.wholeStage", true);
        int events = Integer.parseInt(arguments[0]);
        int users = Integer.parseInt(arguments[1]);
        int batches = Integer.parseInt(arguments[2]);
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            long byHand = nanos(events, users, batches, CountBenchmark::byHand);
            long ours = nanos(events, users, batches, CountBenchmark::ours);
            System.out.printf(
                    "by hand %d ns an event, ours %d, ratio %.2f%n",
                    byHand / events / batches, ours / events / batches, (double) ours / byHand);
        }
        System.exit(0);
    }

    private static long nanos(int events, int users, int batches, Work work) throws Exception {
        MemoryStream<Long> source = MemoryStream$.MODULE$.apply(SharedSpark.session(), Encoders.LONG());
        Path checkpoint = Files.createTempDirectory("benchmark");
        StreamingQuery query = work.on(source.toDS(), users)
                .writeStream()
                .format("noop")
                .option("checkpointLocation", checkpoint.toString())
                .start();
        long start = 0;
        for (int batch = 0; batch <= batches; batch++) {
            long first = (long) batch * events;
            source.addData(CollectionConverters.asScala(
                            LongStream.range(first, first + events).boxed().toList())
                    .toSeq());
            start = batch == 1 ? System.nanoTime() : start;
            query.processAllAvailable();
        }
        long took = System.nanoTime() - start;
        query.stop();
        return took;
    }
}
