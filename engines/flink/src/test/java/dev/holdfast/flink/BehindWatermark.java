package dev.holdfast.flink;

import dev.holdfast.kit.Visit;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Finds results whose timestamp is not that of the visit or later, or is behind the watermark. */
final class BehindWatermark extends ProcessFunction<Visit, Long> {

    @Override
    public void processElement(Visit visit, Context context, Collector<Long> out) {
        Long millis = context.timestamp();
        if (millis == null
                || millis < visit.at().toEpochMilli()
                || millis <= context.timerService().currentWatermark()) {
            out.collect(visit.at().toEpochMilli());
        }
    }
}
