package dev.holdfast.spark;

import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import dev.holdfast.kit.VisitSerializer;
import dev.holdfast.kit.VisitsOperators;
import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** What docs/engines.md shows. */
final class EngineExamples {

    static final Encoder<Visit> VISITS = HoldfastEncoders.of(Visit.class, VisitSerializer.class);

    private EngineExamples() {}

    static Dataset<String> sessions(Dataset<Visit> visits) {
        return HoldfastSpark.on(visits)
                .withWatermark(Visit::at, Duration.ofSeconds(30))
                .apply(
                        (events, out) -> events.groupByKey(Visit::user)
                                .flatMapGroupsWithState(VisitsOperators.sessions())
                                .writeTo(out),
                        Encoders.STRING());
    }

    static Dataset<String> pairs(Dataset<Visit> visits, Dataset<Visit> others) {
        return HoldfastSpark.on(visits, others)
                .withWatermarks(Visit::at, Visit::at, Duration.ofSeconds(30))
                .apply(
                        (left, right, out) -> left.join(right)
                                .on(VisitFields.user, VisitFields.user)
                                .between(Duration.ofSeconds(-5), Duration.ofSeconds(5))
                                .left((visit, other) -> visit.page() + (other == null ? "" : other.page()))
                                .writeTo(out),
                        Encoders.STRING());
    }
}
