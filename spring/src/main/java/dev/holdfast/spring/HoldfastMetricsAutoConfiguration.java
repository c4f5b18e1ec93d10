package dev.holdfast.spring;

import dev.holdfast.metrics.HoldfastMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The figures of all queries go to the context's registry, for those who have {@code holdfast-micrometer}. */
@AutoConfiguration(
        after = HoldfastAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({HoldfastMetrics.class, MeterRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
final class HoldfastMetricsAutoConfiguration {

    @Bean
    EngineCustomizer holdfastMetrics(MeterRegistry registry) {
        return (query, engine) -> engine.listener(HoldfastMetrics.listener(query, registry));
    }
}
