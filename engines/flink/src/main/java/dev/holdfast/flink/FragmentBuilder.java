package dev.holdfast.flink;

import dev.holdfast.flink.bytes.BytesSerializer;
import dev.holdfast.flink.bytes.SerializedType;
import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.FragmentPlan;
import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.operator.OperatorDeclaration;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Puts the stages of a fragment into a job. */
final class FragmentBuilder<R> {

    private static final TypeInformation<Bytes> KEYS =
            new SerializedType<>(Bytes.class, BytesSerializer.INSTANCE, true);

    private final Fragment fragment;
    private final FragmentPlan plan;
    private final StageSettings settings;
    private final TypeInformation<R> results;

    FragmentBuilder(Fragment fragment, StageSettings settings, TypeInformation<R> results) {
        this.fragment = fragment;
        this.settings = settings;
        this.results = Objects.requireNonNull(results, "apply(…, null): name the type of the results");
        plan = fragment.plan();
        settings.check(plan);
    }

    <T> SingleOutputStreamOperator<R> on(DataStream<T> stream) {
        DataStream<T> ordered = stream;
        if (plan.stages().size() > 1) {
            ordered = named(
                    ordered.keyBy(new EventKey<>(fragment, 0, 0), KEYS)
                            .transform(name(0), stream.getType(), new OneInputTurns<T, T>(fragment, 0, settings)),
                    0);
        }
        int last = plan.stages().size() - 1;
        return named(
                ordered.keyBy(new EventKey<>(fragment, last, 0), KEYS)
                        .transform(name(last), results, new OneInputTurns<T, R>(fragment, last, settings)),
                last);
    }

    <T, U> SingleOutputStreamOperator<R> on(DataStream<T> first, DataStream<U> second) {
        return named(
                first.connect(second)
                        .keyBy(new EventKey<>(fragment, 0, 0), new EventKey<>(fragment, 0, 1), KEYS)
                        .transform(name(0), results, new TwoInputTurns<T, U, R>(fragment, 0, settings)),
                0);
    }

    private String name(int stage) {
        OperatorDeclaration<?, ?, ?> operator = plan.stages().get(stage).declared();
        return operator.kind() + " " + operator.id();
    }

    private <X> SingleOutputStreamOperator<X> named(SingleOutputStreamOperator<X> stream, int stage) {
        return stream.uid(plan.stages().get(stage).declared().id());
    }
}
