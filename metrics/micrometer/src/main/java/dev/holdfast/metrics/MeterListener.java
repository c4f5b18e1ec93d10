package dev.holdfast.metrics;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StateOverBudget;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.SinkProgress;
import dev.holdfast.engine.StreamingQueryProgress.SourceProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import java.time.Duration;

/** Takes what a query tells to its meters. */
final class MeterListener implements QueryListener {

    private final Meters meters;

    MeterListener(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void started(Run run) {
        meters.active(true);
    }

    @Override
    public void progress(StreamingQueryProgress progress) {
        Figures.OF_QUERY.forEach(figure -> meters.show(figure, progress));
        parts(progress);
    }

    /** It counts nothing, and is no batch whose duration says anything. */
    @Override
    public void idle(StreamingQueryProgress progress) {
        Figures.OF_QUERY.stream()
                .filter(figure -> figure.name().equals("holdfast.watermark.lag"))
                .forEach(figure -> meters.show(figure, progress));
        parts(progress);
    }

    private void parts(StreamingQueryProgress progress) {
        for (StateOperatorProgress operator : progress.stateOperators()) {
            Figures.OF_OPERATOR.forEach(figure -> meters.show(figure, operator, "operator", operator.operatorId()));
        }
        for (SourceProgress source : progress.sources()) {
            Figures.OF_SOURCE.forEach(figure -> meters.show(figure, source, "source", source.id()));
        }
        for (SinkProgress sink : progress.sinks()) {
            Figures.OF_SINK.forEach(figure -> meters.show(figure, sink, "sink", sink.id()));
        }
    }

    @Override
    public void stateOverBudget(Run run, StateOverBudget over) {
        meters.count(Figures.OVER_BUDGET);
    }

    @Override
    public void restarting(Run run, StreamingQueryException failure, Duration pause) {
        meters.count(Figures.FAILURES);
        meters.count(Figures.RESTARTS);
    }

    @Override
    public void failed(Run run, StreamingQueryException failure) {
        meters.count(Figures.FAILURES);
    }

    @Override
    public void ended(Run run) {
        meters.end();
    }
}
