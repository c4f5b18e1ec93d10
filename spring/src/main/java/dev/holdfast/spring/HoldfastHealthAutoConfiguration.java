package dev.holdfast.spring;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the application has one part for each query, for those who have {@code spring-boot-health}. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("holdfast")
final class HoldfastHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "holdfastHealthContributor")
    CompositeHealthContributor holdfastHealthContributor(HoldfastQueries queries) {
        Map<String, HealthIndicator> parts = new LinkedHashMap<>();
        queries.managed().stream()
                .filter(ManagedQuery::isEnabled)
                .forEach(query -> parts.put(query.name(), new QueryHealth(query)));
        return CompositeHealthContributor.fromMap(parts);
    }
}
