package dev.holdfast.processor;

/** What the processor does with a type, one after the other. */
enum Stage {
    READ,
    CHECK,
    WRITE,
    COMPARE,
    BODY
}
