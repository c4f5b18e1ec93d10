package dev.holdfast.samples.guide;

import org.jspecify.annotations.Nullable;

record Offer(@Nullable String item, long cents) {}
