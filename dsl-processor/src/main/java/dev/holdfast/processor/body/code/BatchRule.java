package dev.holdfast.processor.body.code;

/** One rule on whatever runs in a batch. */
@FunctionalInterface
public interface BatchRule {

    void check(BatchCode body, Findings findings);
}
