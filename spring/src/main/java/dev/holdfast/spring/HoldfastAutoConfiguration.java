package dev.holdfast.spring;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.runtime.EmbeddedEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Makes each bean of the type {@link Pipeline} or {@link PipelineDefinition} a query that runs while the application context does. Its
 * name is that of the bean. Properties are below {@code holdfast}, and listed in {@code docs/operations.md}.
 */
@AutoConfiguration
@EnableConfigurationProperties(HoldfastProperties.class)
public final class HoldfastAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static TriggerConverter holdfastTriggerConverter() {
        return new TriggerConverter();
    }

    @Bean
    HoldfastQueries holdfastQueries(ListableBeanFactory beans, HoldfastProperties properties) {
        List<String> names = new ArrayList<>(List.of(beans.getBeanNamesForType(Pipeline.class)));
        names.addAll(List.of(beans.getBeanNamesForType(PipelineDefinition.class)));
        QueryNames.check(properties.queries().keySet(), names);
        return new HoldfastQueries(names.stream()
                .map(name -> new ManagedQuery(name, properties.of(name), () -> pipeline(beans.getBean(name))))
                .toList());
    }

    private static Pipeline pipeline(Object bean) {
        return bean instanceof PipelineDefinition definition ? definition.define() : (Pipeline) bean;
    }

    @Bean
    @Lazy(false)
    QueriesLifecycle holdfastLifecycle(
            HoldfastQueries queries,
            ObjectProvider<EngineCustomizer> customizers,
            ObjectProvider<QueryListener> listeners,
            ConfigurableApplicationContext context) {
        BiConsumer<String, EmbeddedEngine.Builder> customizer = (query, engine) -> {
            listeners.orderedStream().forEach(engine::listener);
            customizers.orderedStream().forEach(each -> each.customize(query, engine));
        };
        return new QueriesLifecycle(queries, customizer, context::close);
    }
}
