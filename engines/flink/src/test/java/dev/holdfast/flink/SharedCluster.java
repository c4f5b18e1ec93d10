package dev.holdfast.flink;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/** A cluster in the process of the tests, for all of them. */
final class SharedCluster {

    private static final int SLOTS = 8;
    private static final MiniCluster CLUSTER = start();

    private SharedCluster() {}

    private static MiniCluster start() {
        Configuration settings = new Configuration();
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build());
        try {
            cluster.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> cluster.closeAsync()
                        .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                        .join()));
        return cluster;
    }

    /** A job that fails at the first fault, and in which nothing may be serialized by Kryo. */
    static StreamExecutionEnvironment job(int parallelism, String backend) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        return job(parallelism, settings);
    }

    static StreamExecutionEnvironment job(int parallelism, Configuration settings) {
        return new TestStreamEnvironment(CLUSTER, settings, parallelism, List.of(), List.of());
    }

    /** The message of the first cause that is ours. */
    static String failure(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (message.contains("perator '")) {
                return message;
            }
        }
        return String.valueOf(thrown);
    }

    static void run(StreamExecutionEnvironment job) throws Exception {
        JobExecutionResult ended = job.execute("test");
        if (ended.getNetRuntime() < 0) {
            throw new IllegalStateException("it has not run");
        }
    }
}
