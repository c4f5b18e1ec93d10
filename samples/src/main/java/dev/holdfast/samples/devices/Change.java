package dev.holdfast.samples.devices;

/**
 * A device has another state.
 *
 * @param device which
 * @param state its new state
 */
public record Change(String device, String state) {}
