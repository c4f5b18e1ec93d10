package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.Fragment;
import dev.holdfast.keyed.fragment.TwoStreamFragment;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * Two streams of a Flink job, on which an operator such as a join is to run. Settings return a changed copy.
 *
 * @param <T> the type of the first stream's events
 * @param <U> the type of the second stream's events
 */
public final class TwoStreams<T, U> {

    private final DataStream<T> first;
    private final DataStream<U> second;
    private final StageSettings settings;

    TwoStreams(DataStream<T> first, DataStream<U> second, StageSettings settings) {
        this.first = first;
        this.second = second;
        this.settings = settings;
    }

    /** Gives late events to side outputs, besides counting them as {@code numLateEvents}. */
    public TwoStreams<T, U> lateEventsTo(OutputTag<T> ofFirst, OutputTag<U> ofSecond) {
        return new TwoStreams<>(
                first, second, settings.withLateEvents(0, ofFirst).withLateEvents(1, ofSecond));
    }

    /** See {@link OneStream#refuseSliceDependent}. */
    public TwoStreams<T, U> refuseSliceDependent() {
        return new TwoStreams<>(first, second, settings.refusingSliceDependent());
    }

    /** See {@link OneStream#dropStateOf}. */
    public TwoStreams<T, U> dropStateOf(String state) {
        return new TwoStreams<>(first, second, settings.dropping(state));
    }

    /** See {@link OneStream#apply}. */
    public <R> SingleOutputStreamOperator<R> apply(TwoStreamFragment<T, U, R> fragment, TypeInformation<R> results) {
        return new FragmentBuilder<>(new Fragment(FlinkWords.OF_JOB, null, fragment), settings, results)
                .on(first, second);
    }
}
