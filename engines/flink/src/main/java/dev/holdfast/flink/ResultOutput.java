package dev.holdfast.flink;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.fragment.ResultStep;
import java.util.function.ObjLongConsumer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gives results to Flink. One whose operator gives it no time has that of the event that led to it, as in Flink's own process functions.
 *
 * @param <R> the type of the results
 */
final class ResultOutput<R> implements ObjLongConsumer<Object> {

    private final Output<StreamRecord<R>> output;
    private final ResultStep steps;
    private long ledByMillis = EventTimes.NONE;

    ResultOutput(Output<StreamRecord<R>> output, ResultStep steps) {
        this.output = output;
        this.steps = steps;
    }

    /** Results that follow were led by an event with a time, or by none. */
    void ledBy(long eventMillis) {
        ledByMillis = eventMillis;
    }

    @Override
    public void accept(Object result, long eventTimeMillis) {
        long millis = eventTimeMillis == EventTimes.NONE ? ledByMillis : eventTimeMillis;
        steps.apply(result, each -> give(each, millis));
    }

    @SuppressWarnings("unchecked") // what the fragment gives to its out
    private void give(Object result, long millis) {
        output.collect(
                millis == EventTimes.NONE ? new StreamRecord<>((R) result) : new StreamRecord<>((R) result, millis));
    }
}
