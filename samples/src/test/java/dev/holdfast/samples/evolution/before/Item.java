package dev.holdfast.samples.evolution.before;

import dev.holdfast.annotation.StateRecord;

@StateRecord
record Item(String name, double euros) {}
