package dev.holdfast.samples.guide;

import java.time.Instant;

record PageCount(String page, Instant from, long visits) {}
