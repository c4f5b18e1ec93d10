package dev.holdfast.samples.streaks;

import dev.holdfast.annotation.StateRecord;

/** How many of an airport's latest departures in a row were delayed. */
@StateRecord
record Streak(int length) {}
