package shop;

import dev.holdfast.annotation.OnEvent;
import dev.holdfast.annotation.StatefulFunction;
import dev.holdfast.state.Step;
import org.jspecify.annotations.Nullable;

@StatefulFunction(id = "steps", inProcessingTime = true)
final class Steps {

    private Steps() {}

    @OnEvent
    static Step<Long, String> count(String key, String event, @Nullable Long count) {
        long next = count == null ? 1 : count + 1;
        return next == 3 ? Step.to(null, key + " is full") : Step.to(next);
    }
}
