package dev.holdfast.spring.sample;

import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.spring.EngineCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for all queries and is no property. */
@Configuration(proxyBeanMethods = false)
class Watching {

    @Bean
    EngineCustomizer budgets() {
        return (query, engine) -> engine.stateBudget(StateBudget.shareOfHeap(0.5));
    }

    @Bean
    QueryListener alarm(Board board) {
        return new QueryListener() {
            @Override
            public void failed(Run run, StreamingQueryException failure) {
                board.show(run.name() + " failed: " + failure.getMessage());
            }
        };
    }
}
