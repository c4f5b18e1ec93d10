package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record ItemV1(String name, double euros) {}
