package dev.holdfast.flink;

import dev.holdfast.kit.Visit;
import dev.holdfast.kit.VisitFields;
import dev.holdfast.kit.VisitSerializer;
import dev.holdfast.kit.VisitsOperators;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What docs/engines.md shows. */
final class EngineExamples {

    static final TypeInformation<Visit> VISITS = HoldfastTypes.of(Visit.class, VisitSerializer.class);

    private EngineExamples() {}

    static DataStream<String> sessions(DataStream<Visit> visits) {
        return HoldfastFlink.on(visits)
                .apply(
                        (events, out) -> events.groupByKey(Visit::user)
                                .flatMapGroupsWithState(VisitsOperators.sessions())
                                .writeTo(out),
                        Types.STRING);
    }

    static DataStream<String> pairs(DataStream<Visit> visits, DataStream<Visit> others) {
        return HoldfastFlink.on(visits, others)
                .apply(
                        (left, right, out) -> left.join(right)
                                .on(VisitFields.user, VisitFields.user)
                                .between(Duration.ofSeconds(-5), Duration.ofSeconds(5))
                                .left((visit, other) -> visit.page() + (other == null ? "" : other.page()))
                                .writeTo(out),
                        Types.STRING);
    }
}
