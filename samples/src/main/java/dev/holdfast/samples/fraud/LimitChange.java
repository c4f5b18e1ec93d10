package dev.holdfast.samples.fraud;

import org.jspecify.annotations.Nullable;

/**
 * A limit that holds from now on.
 *
 * @param name of the limit
 * @param limit what it is; null if there is none any more
 */
public record LimitChange(String name, @Nullable Limit limit) {}
