package dev.holdfast.samples.devices;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;

/** What is known of a device. */
@StateRecord
public sealed interface DeviceState {

    /** The last signal. */
    Instant last();

    /** All is well. */
    record Running(Instant last) implements DeviceState {}

    /**
     * It is too hot.
     *
     * @param since when it became so
     */
    record Hot(Instant last, Instant since) implements DeviceState {}
}
