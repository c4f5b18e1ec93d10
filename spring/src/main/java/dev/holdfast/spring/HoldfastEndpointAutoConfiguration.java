package dev.holdfast.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Actuator's endpoint {@code holdfast}, for those who have Actuator and let it show the endpoint. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnAvailableEndpoint(endpoint = HoldfastEndpoint.class)
final class HoldfastEndpointAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HoldfastEndpoint holdfastEndpoint(HoldfastQueries queries) {
        return new HoldfastEndpoint(queries);
    }
}
