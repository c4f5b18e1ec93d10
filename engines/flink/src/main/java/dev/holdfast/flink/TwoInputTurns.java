package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.Fragment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** An operator on two streams. */
final class TwoInputTurns<T, U, R> extends FlinkTurns<R> implements TwoInputStreamOperator<T, U, R> {

    TwoInputTurns(Fragment fragment, int stage, StageSettings settings) {
        super(fragment, stage, settings);
    }

    @Override
    public void processElement1(StreamRecord<T> element) {
        event(element, 0);
    }

    @Override
    public void processElement2(StreamRecord<U> element) {
        event(element, 1);
    }
}
