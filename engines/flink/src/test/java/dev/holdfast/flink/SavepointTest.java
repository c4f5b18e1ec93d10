package dev.holdfast.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.keyed.fragment.StreamFragment;
import dev.holdfast.kit.TotalsOperators;
import dev.holdfast.kit.Visit;
import dev.holdfast.operator.AnyFlatMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that is stopped with a savepoint and goes on as a newer version of the program, at another parallelism. */
class SavepointTest {

    private static final int EVENTS = 3000;
    private static final int USERS = 50;
    private static final String RETAINED = "holdfast-";

    @TempDir
    private Path directory;

    private static StreamFragment<Visit, String> before() {
        return fragment(() -> TotalsOperators.before().named("totals"));
    }

    private static StreamFragment<Visit, String> now() {
        return fragment(() -> TotalsOperators.now().named("totals"));
    }

    private static StreamFragment<Visit, String> other() {
        return fragment(() -> TotalsOperators.other().named("totals"));
    }

    /** Captures something, which a fragment may. */
    private interface Named extends java.io.Serializable {

        AnyFlatMap<String, Visit, String> operator();
    }

    private static StreamFragment<Visit, String> fragment(Named named) {
        return (in, out) -> in.groupByKey(Visit::user)
                .flatMapGroupsWithState(named.operator())
                .writeTo(out);
    }

    private static StreamExecutionEnvironment job(int parallelism, String backend, String savepoint) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        if (!savepoint.isEmpty()) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
            settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        }
        return SharedCluster.job(parallelism, settings);
    }

    private static DataStream<String> totals(
            StreamExecutionEnvironment job, StreamFragment<Visit, String> fragment, double perSecond) {
        DataGeneratorSource<Visit> source = new DataGeneratorSource<>(
                number -> Visit.of("user" + number % USERS, "page", number, number),
                EVENTS,
                RateLimiterStrategy.perSecond(perSecond),
                Compared.VISITS);
        DataStream<Visit> visits = job.fromSource(
                        source,
                        WatermarkStrategy.<Visit>forMonotonousTimestamps()
                                .withTimestampAssigner((visit, at) -> visit.at().toEpochMilli()),
                        "visits")
                .setParallelism(1)
                .uid(RETAINED + "visits");
        return HoldfastFlink.on(visits).apply(fragment, Types.STRING);
    }

    private String savepointOfBefore(String backend) throws Exception {
        StreamExecutionEnvironment job = job(2, backend, "");
        totals(job, before(), 1000).sinkTo(new DiscardingSink<>());
        JobClient client = job.executeAsync("before");
        String savepoint = null;
        while (savepoint == null) {
            Thread.sleep(700);
            try {
                savepoint = client.stopWithSavepoint(false, directory.toString(), SavepointFormatType.CANONICAL)
                        .get();
            } catch (ExecutionException notYetRunning) {
                assertThat(client.getJobStatus().get().isGloballyTerminalState())
                        .isFalse();
            }
        }
        return savepoint;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hashmap", "rocksdb"})
    void rows_of_an_older_record_are_read_at_another_parallelism(String backend) throws Exception {
        String savepoint = savepointOfBefore(backend);
        List<String> rows = Compared.rows(totals(job(3, backend, savepoint), now(), 1_000_000));
        Map<String, Long> totals = new TreeMap<>();
        for (String row : rows) {
            totals.merge(
                    row.substring(0, row.indexOf(' ')), Long.parseLong(row.substring(row.indexOf(' ') + 1)), Long::sum);
        }
        assertThat(rows).hasSize(USERS);
        assertThat(totals.values()).containsOnly((long) EVENTS / USERS);

        StreamExecutionEnvironment refused = job(3, backend, savepoint);
        totals(refused, other(), 1_000_000).sinkTo(new DiscardingSink<>());
        Throwable thrown = catchThrowable(() -> SharedCluster.run(refused));
        assertThat(SharedCluster.failure(thrown))
                .contains(
                        "The state of operator 'totals' cannot be restored: rows may have been written with another schema.")
                .contains("Before: dev.holdfast.kit.Totals$Before(int visits)")
                .contains("Now: dev.holdfast.kit.Totals$Other(string visits)")
                .contains("give the operator a new id with named(…), and give up its old state by a restart with"
                        + " execution.state-recovery.ignore-unclaimed-state");
    }
}
