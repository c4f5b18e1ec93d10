package dev.holdfast.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryProgress;
import dev.holdfast.engine.StreamingQueryProgress.StateOperatorProgress;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What health, endpoint and metrics say, and that they need not be there. */
@Timeout(60)
class ObservationTest {

    @TempDir
    Path directory;

    private final Words words = new Words();

    @EnableAutoConfiguration
    static class Application {}

    /** With everything that is on the class path. */
    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withBean("words", Pipeline.class, words::counting)
                .withPropertyValues(
                        "holdfast.checkpoints=" + directory,
                        "holdfast.workers=1",
                        "management.endpoints.web.exposure.include=holdfast");
    }

    private static StreamingQuery query(ApplicationContext context) {
        return context.getBean(HoldfastQueries.class).query("words");
    }

    private static Health health(ApplicationContext context) {
        CompositeHealthContributor parts =
                context.getBean("holdfastHealthContributor", CompositeHealthContributor.class);
        return ((HealthIndicator) parts.getContributor("words")).health();
    }

    private static QueryReport report(ApplicationContext context) {
        return context.getBean(HoldfastEndpoint.class).query("words");
    }

    @Test
    void the_endpoint_has_the_figures_of_the_progress() {
        runner().run(context -> {
            words.source.add("a", "b", "a");
            query(context).processAllAvailable();
            StreamingQueryProgress progress = query(context).lastProgress().orElseThrow();
            StateOperatorProgress operator = progress.stateOperators().get(0);
            QueryReport report = report(context);
            assertThat(report.state()).isEqualTo("running");
            assertThat(report.id()).isEqualTo(query(context).id().toString());
            assertThat(report.runId()).isEqualTo(query(context).runId().toString());
            assertThat(report.failure()).isNull();
            QueryReport.Batch batch = report.lastProgress();
            assertThat(batch.batchId()).isEqualTo(progress.batchId());
            assertThat(batch.timestamp()).isEqualTo(progress.timestamp().toString());
            assertThat(batch.batchDuration()).isEqualTo(progress.batchDuration());
            assertThat(batch.numInputRows()).isEqualTo(3);
            assertThat(batch.durationMs()).isEqualTo(progress.durationMs());
            assertThat(batch.inputRowsPerSecond())
                    .as("unknown in the first batch")
                    .isNull();
            assertThat(batch.processedRowsPerSecond()).isEqualTo(progress.processedRowsPerSecond());
            assertThat(batch.watermark()).isNull();
            assertThat(batch.stateOperators())
                    .containsExactly(new QueryReport.State(
                            "Words.count",
                            operator.operatorName(),
                            2,
                            2,
                            0,
                            operator.memoryUsedBytes(),
                            0,
                            false,
                            operator.customMetrics()));
            assertThat(batch.sources())
                    .containsExactly(new QueryReport.In(
                            "words", 3, progress.sources().get(0).metrics()));
            assertThat(batch.sinks()).containsExactly(new QueryReport.Out("counts", 2));
        });
    }

    @Test
    void the_endpoint_is_the_same_as_json_and_knows_only_queries() {
        runner().run(context -> {
            words.source.add("a");
            query(context).processAllAvailable();
            HoldfastEndpoint endpoint = context.getBean(HoldfastEndpoint.class);
            JsonNode json = new ObjectMapper().valueToTree(endpoint.queries());
            assertThat(json.fieldNames()).toIterable().containsExactly("words");
            assertThat(json.at("/words/lastProgress/stateOperators/0/numRowsTotal")
                            .asLong())
                    .isEqualTo(1);
            assertThat(json.toString()).doesNotContain("startOffset", "endOffset");
            assertThat(endpoint.query("others")).isNull();
        });
    }

    @Test
    void it_is_up_while_batches_end_and_down_with_the_reason_when_it_failed() {
        runner().run(context -> {
            words.source.add("a");
            query(context).processAllAvailable();
            StreamingQueryProgress progress = query(context).lastProgress().orElseThrow();
            assertThat(health(context).getStatus()).isEqualTo(Status.UP);
            assertThat(health(context).getDetails())
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "state",
                            "running",
                            "restarts",
                            0,
                            "batchId",
                            progress.batchId(),
                            "timestamp",
                            progress.timestamp().toString()));
            words.source.add("bad");
            Words.until(() -> !query(context).isActive());
            String message = query(context).exception().orElseThrow().getMessage();
            assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(context).getDetails())
                    .containsEntry("state", "failed")
                    .containsEntry("reason", message);
            assertThat(report(context).state()).isEqualTo("failed");
            assertThat(report(context).failure()).isEqualTo(message);
        });
    }

    @Test
    void it_is_down_from_a_failure_until_a_batch_has_ended() {
        runner().withPropertyValues("holdfast.restart.attempts=9", "holdfast.restart.first-pause=10ms")
                .run(context -> {
                    words.source.add("bad");
                    Words.until(() -> report(context).restarts() == 1);
                    assertThat(health(context).getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health(context).getDetails())
                            .containsEntry("state", "restarting")
                            .containsEntry("restarts", 1)
                            .hasEntrySatisfying(
                                    "reason",
                                    reason -> assertThat(reason.toString()).contains("no luck with bad 1"));
                    words.source.add("good");
                    Words.until(() -> health(context).getStatus().equals(Status.UP));
                    assertThat(health(context).getDetails()).doesNotContainKey("reason");
                });
    }

    @Test
    void a_query_that_was_started_again_and_has_nothing_to_do_is_up() {
        runner().withPropertyValues("holdfast.restart.attempts=9", "holdfast.restart.first-pause=10ms")
                .withBean(
                        EngineCustomizer.class,
                        () -> (name, engine) -> engine.idleReportInterval(Duration.ofMillis(100)))
                .run(context -> {
                    words.source.add("bad");
                    Words.until(() -> report(context).restarts() == 1);
                    Words.until(() -> health(context).getStatus().equals(Status.UP));
                    assertThat(report(context).failure()).contains("no luck with bad 1");
                });
    }

    @Test
    void it_is_down_while_a_batch_takes_longer_than_it_may() {
        CountDownLatch goOn = new CountDownLatch(1);
        runner().withPropertyValues("holdfast.stalled-after=100ms")
                .withBean("slow", PipelineDefinition.class, () -> () -> words.waitingFor(goOn))
                .run(context -> {
                    QueryHealth health = new QueryHealth(
                            context.getBean(HoldfastQueries.class).managed().get(1));
                    Thread.sleep(200);
                    assertThat(health.health().getStatus()).as("idle").isEqualTo(Status.UP);
                    words.source.add("a");
                    Words.until(() -> health.health().getStatus().equals(Status.DOWN));
                    assertThat(health.health().getDetails())
                            .containsEntry("state", "stalled")
                            .hasEntrySatisfying(
                                    "reason",
                                    reason -> assertThat(reason.toString()).startsWith("No batch has ended for PT"));
                    goOn.countDown();
                    Words.until(() -> health.health().getStatus().equals(Status.UP));
                });
    }

    @Test
    void the_interval_of_the_trigger_is_no_stall() {
        runner().withPropertyValues("holdfast.stalled-after=1ms", "holdfast.trigger=1h")
                .run(context -> {
                    words.source.add("a");
                    query(context).processAllAvailable();
                    words.source.add("a");
                    Thread.sleep(50);
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                });
    }

    @Test
    void a_query_that_is_done_is_up_and_one_that_is_not_enabled_has_no_health() {
        runner().withPropertyValues("holdfast.trigger=available-now", "holdfast.queries.off.enabled=false")
                .withBean("off", Pipeline.class, () -> new Words().counting())
                .run(context -> {
                    query(context).awaitTermination();
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                    assertThat(report(context).state()).isEqualTo("ended");
                    assertThat(context.getBean("holdfastHealthContributor", CompositeHealthContributor.class)
                                    .getContributor("off"))
                            .isNull();
                    assertThat(context.getBean(HoldfastEndpoint.class).query("off"))
                            .isEqualTo(new QueryReport("not started", null, null, null, 0, null, null));
                });
    }

    @Test
    void health_and_endpoint_can_be_switched_off() {
        runner().withPropertyValues(
                        "management.health.holdfast.enabled=false", "management.endpoint.holdfast.access=NONE")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean("holdfastHealthContributor");
                    assertThat(context).doesNotHaveBean(HoldfastEndpoint.class);
                });
    }

    @Test
    void the_registry_has_the_figures_from_the_first_batch_on() {
        runner().withConfiguration(AutoConfigurations.of(
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class,
                        SimpleMetricsExportAutoConfiguration.class))
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    words.source.add("a", "b", "a");
                    query(context).processAllAvailable();
                    assertThat(registry.get("holdfast.query.active")
                                    .tag("query", "words")
                                    .gauge()
                                    .value())
                            .isEqualTo(1);
                    assertThat(registry.get("holdfast.rows.in")
                                    .tag("source", "words")
                                    .counter()
                                    .count())
                            .isEqualTo(3);
                    assertThat(registry.get("holdfast.state.rows")
                                    .tag("operator", "Words.count")
                                    .gauge()
                                    .value())
                            .isEqualTo(2);
                });
    }

    @ImportAutoConfiguration({
        HoldfastAutoConfiguration.class,
        HoldfastEndpointAutoConfiguration.class,
        HoldfastHealthAutoConfiguration.class,
        HoldfastMetricsAutoConfiguration.class
    })
    static class HoldfastAlone {}

    @Test
    void it_works_where_none_of_them_is_on_the_class_path() {
        new ApplicationContextRunner()
                .withUserConfiguration(HoldfastAlone.class)
                .withBean("words", Pipeline.class, words::counting)
                .withPropertyValues("holdfast.checkpoints=" + directory)
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate",
                        "org.springframework.boot.health",
                        "dev.holdfast.metrics",
                        "io.micrometer.core"))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    words.source.add("a");
                    query(context).processAllAvailable();
                    assertThat(words.counts).containsExactly("a 1");
                    assertThat(List.of(context.getBeanNamesForType(Object.class)))
                            .contains("holdfastQueries")
                            .doesNotContain("holdfastEndpoint", "holdfastHealthContributor", "holdfastMetrics");
                });
    }
}
