package dev.holdfast.samples.guide;

import java.time.Instant;

record Order(Country country, String customer, String article, long cents, Instant at) {}
