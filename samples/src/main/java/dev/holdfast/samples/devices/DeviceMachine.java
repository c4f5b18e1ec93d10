package dev.holdfast.samples.devices;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.annotation.ExpireAt;
import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.OnExpire;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.connector.Sink;
import dev.holdfast.connector.Source;
import dev.holdfast.samples.devices.DeviceState.Hot;
import dev.holdfast.samples.devices.DeviceState.Running;
import dev.holdfast.state.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device runs, is hot, or is silent. */
@StatefulFunction
public final class DeviceMachine {

    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final double LIMIT = 80;

    private DeviceMachine() {}

    /** Changes of devices. */
    public static Pipeline pipeline(Source<Signal> signals, Sink<? super Change> changes) {
        return Stream.from(signals)
                .withWatermark(Signal::at, Duration.ofSeconds(30))
                .groupByKey(Signal::device)
                .flatMapGroupsWithState(DeviceMachineOperators.operator())
                .writeTo(changes);
    }

    @OnEvent
    static Step<DeviceState, Change> on(String device, Signal signal, @Nullable DeviceState state) {
        boolean isHot = signal.degrees() > LIMIT;
        if (state instanceof Hot hot) {
            return isHot
                    ? Step.to(new Hot(signal.at(), hot.since()))
                    : Step.to(new Running(signal.at()), new Change(device, "cool again, hot since " + hot.since()));
        }
        return isHot
                ? Step.to(new Hot(signal.at(), signal.at()), new Change(device, "hot"))
                : state == null
                        ? Step.to(new Running(signal.at()), new Change(device, "running"))
                        : Step.to(new Running(signal.at()));
    }

    @ExpireAt
    static Instant expiry(DeviceState state) {
        return state.last().plus(SILENCE);
    }

    @OnExpire
    static Change silent(String device, DeviceState state) {
        return new Change(device, "silent");
    }
}
