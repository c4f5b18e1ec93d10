package dev.holdfast.samples.guide;

import org.jspecify.annotations.Nullable;

record Converted(Payment payment, @Nullable Rate rate) {}
