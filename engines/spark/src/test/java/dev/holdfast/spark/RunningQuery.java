package dev.holdfast.spark;

import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitSerializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream$;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import scala.jdk.javaapi.CollectionConverters;

/** A query on visits in the hands of the test. */
final class RunningQuery implements AutoCloseable {

    static final Encoder<Visit> VISITS = HoldfastEncoders.of(Visit.class, VisitSerializer.class);

    private final List<String> rows = Collections.synchronizedList(new ArrayList<>());
    private final StreamingQuery query;

    /** Sources, which outlive queries. */
    static MemoryStream<Visit> source() {
        return MemoryStream$.MODULE$.apply(SharedSpark.session(), VISITS);
    }

    RunningQuery(Path checkpoint, Dataset<String> results) {
        this(checkpoint, results, "append");
    }

    RunningQuery(Path checkpoint, Dataset<String> results, String mode) {
        VoidFunction2<Dataset<String>, Long> taken = (batch, id) -> rows.addAll(batch.collectAsList());
        try {
            query = results.writeStream()
                    .outputMode(mode)
                    .option("checkpointLocation", checkpoint.toString())
                    .foreachBatch(taken)
                    .start();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    static RunningQuery of(
            Path checkpoint, MemoryStream<Visit> source, Function<Dataset<Visit>, Dataset<String>> queryFn) {
        return new RunningQuery(checkpoint, queryFn.apply(source.toDS()));
    }

    static void feed(MemoryStream<Visit> source, List<Visit> visits) {
        source.addData(CollectionConverters.asScala(visits).toSeq());
    }

    /** Waits until all that was fed is through, and batches without data, too. */
    RunningQuery settle() {
        query.processAllAvailable();
        return this;
    }

    StreamingQuery query() {
        return query;
    }

    List<String> rows() {
        return List.copyOf(rows);
    }

    StreamingQueryException failure() {
        return query.exception().get();
    }

    @Override
    public void close() {
        try {
            query.stop();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
