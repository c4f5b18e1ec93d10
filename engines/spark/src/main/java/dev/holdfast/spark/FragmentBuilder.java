package dev.holdfast.spark;

import dev.holdfast.keyed.KeyedOperator;
import dev.holdfast.keyed.StartingRows;
import dev.holdfast.keyed.fragment.EventKeyBytes;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.turns.EventKeys;
import dev.holdfast.operator.InitialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.jspecify.annotations.Nullable;
import scala.Tuple3;
import scala.Tuple4;

/** Puts a fragment into a query. */
final class FragmentBuilder<R> {

    private final Fragment fragment;
    private final FragmentPlan plan;
    private final StageSettings settings;
    private final Encoder<R> results;

    FragmentBuilder(Fragment fragment, StageSettings settings, Encoder<R> results) {
        this.fragment = fragment;
        this.settings = settings;
        this.results = Objects.requireNonNull(results, "apply(…, null): name the encoder of the results");
        plan = fragment.plan();
        settings.check(plan);
    }

    <T> Dataset<R> on(Dataset<T> stream, @Nullable Watermark<T> watermark) {
        Dataset<Tuple3<byte[], Long, T>> arrived = Arrivals.of(stream, new EventKeyBytes(fragment, 0, 0), watermark);
        return turns(arrived, new Arrivals.One<>(), watermark != null);
    }

    <T, U> Dataset<R> on(
            Dataset<T> first, @Nullable Watermark<T> ofFirst, Dataset<U> second, @Nullable Watermark<U> ofSecond) {
        Dataset<Tuple4<byte[], Long, T, U>> arrived = Arrivals.ofFirst(
                        first, new EventKeyBytes(fragment, 0, 0), ofFirst, second.encoder())
                .union(Arrivals.ofSecond(second, new EventKeyBytes(fragment, 0, 1), ofSecond, first.encoder()));
        return turns(arrived, new Arrivals.Two<>(), ofFirst != null && ofSecond != null);
    }

    private <I> Dataset<R> turns(Dataset<I> arrived, Arrivals.Reading<I> reading, boolean hasWatermark) {
        SparkTimes times = SparkTimes.of(plan, hasWatermark);
        SparkTurns<I, R> turns = new SparkTurns<>(
                fragment,
                settings,
                times,
                reading,
                TurnCounts.of(arrived.sparkSession().sparkContext(), plan));
        KeyValueGroupedDataset<byte[], I> grouped =
                arrived.groupBy(Arrivals.key()).as(Encoders.BINARY(), arrived.encoder());
        List<byte[]> starting = startingKeys();
        if (starting.isEmpty()) {
            return grouped.transformWithState(turns, times.mode(), settings.outputMode(), results);
        }
        MapFunction<byte[], byte[]> itself = key -> key;
        KeyValueGroupedDataset<byte[], byte[]> keys = arrived.sparkSession()
                .createDataset(starting, Encoders.BINARY())
                .groupByKey(itself, Encoders.BINARY());
        return grouped.transformWithState(turns, times.mode(), settings.outputMode(), keys, results, Encoders.BINARY());
    }

    /** Those whose values the workers find in the fragment. */
    private List<byte[]> startingKeys() {
        FragmentPlan.Stage last = plan.stages().get(plan.stages().size() - 1);
        KeyedOperator<Object, Object, Object> operator = last.operator();
        StartingRows<Object, ?> rows = operator.startingRows();
        List<byte[]> keys = new ArrayList<>();
        if (rows != null && rows.values() instanceof InitialState.OfMap<Object, ?> map) {
            map.states()
                    .keySet()
                    .forEach(key -> keys.add(EventKeys.bytes(key, operator).array()));
        }
        return keys;
    }
}
