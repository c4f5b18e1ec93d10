package dev.holdfast.kit;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/** An event of another type: what a page costs. */
@EventRecord
public record Price(String page, long cents, Instant at) {}
