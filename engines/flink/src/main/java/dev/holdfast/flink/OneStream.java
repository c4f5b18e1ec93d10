package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.StreamFragment;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * A stream of a Flink job, on which an operator is to run. Settings return a changed copy.
 *
 * @param <T> the type of the events
 */
public final class OneStream<T> {

    private final DataStream<T> stream;
    private final StageSettings settings;

    OneStream(DataStream<T> stream, StageSettings settings) {
        this.stream = stream;
        this.settings = settings;
    }

    /** Gives late events to a side output, besides counting them as {@code numLateEvents}. */
    public OneStream<T> lateEventsTo(OutputTag<T> tag) {
        return new OneStream<>(stream, settings.withLateEvents(0, tag));
    }

    /** Refuses operators whose results depend on which events come together in a call: see {@link dev.holdfast.keyed.declared.Promise}. */
    public OneStream<T> refuseSliceDependent() {
        return new OneStream<>(stream, settings.refusingSliceDependent());
    }

    /**
     * Gives up a state that the operator no longer has, when the job is restored.
     *
     * @param state {@code operator/state}
     */
    public OneStream<T> dropStateOf(String state) {
        return new OneStream<>(stream, settings.dropping(state));
    }

    /**
     * Runs an operator. Its id becomes the {@code uid} of Flink's operator.
     *
     * @param fragment the operator, as a pipeline has it
     * @param results the type of the results: {@link HoldfastTypes#of}, or one of Flink's
     * @throws IllegalArgumentException if the fragment is more than an operator, or asks for what a Flink job has not
     */
    public <R> SingleOutputStreamOperator<R> apply(StreamFragment<T, R> fragment, TypeInformation<R> results) {
        return new FragmentBuilder<>(new Fragment(FlinkWords.OF_JOB, fragment, null), settings, results).on(stream);
    }
}
