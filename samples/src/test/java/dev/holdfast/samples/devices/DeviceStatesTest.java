package dev.holdfast.samples.devices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.devices.DeviceState.Hot;
import dev.holdfast.samples.devices.DeviceState.Running;
import dev.holdfast.testkit.FunctionTester;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceStatesTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final FunctionTester<String, Signal, DeviceState, Change> tester =
            FunctionTester.of(DeviceMachineOperators.operator()).eventTime(Signal::at);

    @Test
    void a_hot_device_cools_down() {
        tester.given("oven", new Hot(NOON, NOON));
        assertThat(tester.call("oven", new Signal("oven", NOON.plusSeconds(60), 70)))
                .emitted(new Change("oven", "cool again, hot since 2026-11-20T12:00:00Z"))
                .hasState(new Running(NOON.plusSeconds(60)))
                .hasTimeout(NOON.plusSeconds(360));
    }

    @Test
    void a_device_that_sends_nothing_is_silent() {
        tester.given("oven", new Running(NOON));
        assertThat(tester.expire("oven")).emitted(new Change("oven", "silent")).hasNoState();
    }
}
