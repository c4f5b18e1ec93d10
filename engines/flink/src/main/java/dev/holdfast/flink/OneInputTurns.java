package dev.holdfast.flink;

import dev.holdfast.keyed.fragment.Fragment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** An operator on one stream. */
final class OneInputTurns<T, R> extends FlinkTurns<R> implements OneInputStreamOperator<T, R> {

    OneInputTurns(Fragment fragment, int stage, StageSettings settings) {
        super(fragment, stage, settings);
    }

    @Override
    public void processElement(StreamRecord<T> element) {
        event(element, 0);
    }
}
