package dev.holdfast.connector;

/** How often a row takes effect in a sink when the process or the machine crashes. Without a crash it is always once. */
public enum DeliveryGuarantee {
    EXACTLY_ONCE,
    AT_LEAST_ONCE,
    AT_MOST_ONCE
}
