package dev.holdfast.runtime.batch;

import dev.holdfast.connector.SourceContext;
import java.util.Optional;
import java.util.UUID;

/** What the sources of a query are told. */
record QueryContext(UUID id, Runnable wakeUpFn) implements SourceContext {

    @Override
    public void wakeUp() {
        wakeUpFn.run();
    }

    @Override
    public Optional<UUID> queryId() {
        return Optional.of(id);
    }
}
