package dev.holdfast.processor.body;

/** One rule on the body of an update function. */
@FunctionalInterface
interface BodyRule {

    void check(Body body, Findings findings);
}
