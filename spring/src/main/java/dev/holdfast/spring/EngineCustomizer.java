package dev.holdfast.spring;

import dev.holdfast.runtime.EmbeddedEngine;

/**
 * A bean that sets what no property does, or sets it otherwise: budgets of state, options of a store, a clock.
 *
 * <pre>{@code
 * @Bean
 * EngineCustomizer budgets() {
 *     return (query, engine) -> engine.stateBudget(StateBudget.shareOfHeap(0.3));
 * }
 * }</pre>
 *
 * <p>Several are called in the order that Spring has for them.
 */
@FunctionalInterface
public interface EngineCustomizer {

    /**
     * Called before each start of each query, when the properties have been applied.
     *
     * @param query the name of the query's bean
     * @param engine to be changed; it is started by who calls this
     */
    void customize(String query, EmbeddedEngine.Builder engine);
}
