package dev.holdfast.processor.body;

/** One rule on whatever runs in a batch. */
@FunctionalInterface
interface BatchRule {

    void check(BatchCode body, Findings findings);
}
