package dev.holdfast.samples.evolution.before;

enum Status {
    OPEN,
    PAID
}
