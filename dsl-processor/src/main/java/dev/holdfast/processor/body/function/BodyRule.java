package dev.holdfast.processor.body.function;

import dev.holdfast.processor.body.code.Findings;

/** One rule on the body of an update function. */
@FunctionalInterface
public interface BodyRule {

    void check(Body body, Findings findings);
}
