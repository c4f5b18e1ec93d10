package dev.holdfast.spark;

import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.StreamExecution;
import org.jspecify.annotations.Nullable;

/**
 * The query that is being planned in this thread of the driver. Spark does not tell an operator where its checkpoint is, so this looks where Spark itself looks.
 *
 * @param runId of this run
 * @param directory of its checkpoint
 * @param settings by which the directory is opened
 */
record QueryCheckpoint(UUID runId, String directory, Configuration settings) {

    /** Null if no stream is being planned here. */
    static @Nullable QueryCheckpoint ofThread() {
        SparkSession session = SparkSession.active();
        String id = session.sparkContext().getLocalProperty(StreamExecution.QUERY_ID_KEY());
        if (id == null) {
            return null;
        }
        UUID queryId = UUID.fromString(id);
        StreamExecution query = session.sharedState().activeStreamingQueries().get(queryId);
        return query == null
                ? null
                : new QueryCheckpoint(
                        query.runId(),
                        query.resolvedCheckpointRoot(),
                        session.sessionState().newHadoopConf());
    }
}
