package dev.holdfast.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.Pipeline;
import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.Trigger;
import dev.holdfast.runtime.files.Durability;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What properties mean, and what is said of bad ones. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    @TempDir
    Path directory;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HoldfastAutoConfiguration.class))
            .withBean("lateFlights", Pipeline.class, () -> new Words().counting());

    @Test
    void everything_that_is_said_arrives() {
        runner.withPropertyValues(
                        "holdfast.enabled=false",
                        "holdfast.checkpoints=all",
                        "holdfast.trigger=5s",
                        "holdfast.workers=7",
                        "holdfast.store=rocksdb",
                        "holdfast.durability=relaxed",
                        "holdfast.max-events-per-batch=99",
                        "holdfast.stop-timeout=20s",
                        "holdfast.stalled-after=10m",
                        "holdfast.on-failure=close-context",
                        "holdfast.restart.attempts=3")
                .run(context -> assertThat(
                                context.getBean(HoldfastProperties.class).of("lateFlights"))
                        .isEqualTo(new QuerySettings(
                                false,
                                Path.of("all", "lateFlights").toString(),
                                Trigger.processingTime(Duration.ofSeconds(5)),
                                7,
                                Store.ROCKSDB,
                                Durability.RELAXED,
                                99L,
                                Duration.ofSeconds(20),
                                Duration.ofMinutes(10),
                                OnFailure.CLOSE_CONTEXT,
                                new Restart(3, null, null, null))));
    }

    @ParameterizedTest
    @CsvSource({"lateFlights", "late-flights", "lateflights", "'[lateFlights]'"})
    void a_query_is_named_as_spring_compares_names(String name) {
        runner.withPropertyValues("holdfast.enabled=false", "holdfast.queries." + name + ".workers=3")
                .run(context -> assertThat(context.getBean(HoldfastProperties.class)
                                .of("lateFlights")
                                .workers())
                        .isEqualTo(3));
    }

    @Test
    void the_environment_comes_before_files_for_each_property() {
        runner.withPropertyValues(
                        "holdfast.enabled=false",
                        "holdfast.queries.late-flights.workers=3",
                        "holdfast.queries.late-flights.max-events-per-batch=9")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                "test-systemEnvironment", Map.of("HOLDFAST_QUERIES_LATEFLIGHTS_WORKERS", "5"))))
                .run(context -> {
                    QuerySettings settings =
                            context.getBean(HoldfastProperties.class).of("lateFlights");
                    assertThat(settings.workers()).isEqualTo(5);
                    assertThat(settings.maxEventsPerBatch()).isEqualTo(9);
                });
    }

    static Stream<Arguments> triggers() {
        return Stream.of(
                arguments("as-fast-as-possible", Trigger.asFastAsPossible()),
                arguments(" Available-Now ", Trigger.availableNow()),
                arguments("once", Trigger.once()),
                arguments("500ms", Trigger.processingTime(Duration.ofMillis(500))),
                arguments("PT5M", Trigger.processingTime(Duration.ofMinutes(5))));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void a_trigger_is_a_word_or_a_duration(String text, Trigger trigger) {
        assertThat(new TriggerConverter().convert(text)).isEqualTo(trigger);
    }

    @Test
    void what_is_not_said_of_a_restart_has_defaults() {
        assertThat(new Restart(3, null, null, null).policy())
                .isEqualTo(RestartPolicy.backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 3));
        assertThat(new Restart(3, Duration.ofMinutes(2), null, Duration.ofHours(1)).policy())
                .isEqualTo(RestartPolicy.backoff(Duration.ofMinutes(2), Duration.ofMinutes(2), 3)
                        .healthyAfter(Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Restart(3, Duration.ofMinutes(2), Duration.ofMinutes(1), null).policy())
                .withMessageContaining("The pauses before a restart grow from PT2M to PT1M.");
        assertThat(new Restart(null, Duration.ofMinutes(2), null, null).policy())
                .isEqualTo(RestartPolicy.never());
        assertThat(Restart.merged(new Restart(3, null, null, null), new Restart(4, Duration.ofSeconds(9), null, null)))
                .isEqualTo(new Restart(3, Duration.ofSeconds(9), null, null));
    }

    static Stream<Arguments> badOnes() {
        return Stream.of(
                arguments("holdfast.tigger=5s", "holdfast.tigger"),
                arguments("holdfast.queries.late-flights.worker=5", "holdfast.queries.late-flights.worker"),
                arguments("holdfast.workers=0", "workers is at least 1, not 0."),
                arguments("holdfast.queries.late-flights.workers=-1", "workers is at least 1, not -1."),
                arguments("holdfast.max-events-per-batch=0", "max-events-per-batch is at least 1, not 0."),
                arguments("holdfast.stop-timeout=0s", "stop-timeout in milliseconds is at least 1, not 0."),
                arguments("holdfast.stalled-after=0s", "stalled-after in milliseconds is at least 1, not 0."),
                arguments("holdfast.restart.attempts=-1", "restart.attempts is 0 or more, not -1."),
                arguments("holdfast.checkpoints=", "checkpoints is empty."),
                arguments("holdfast.queries.late-flights.checkpoint=", "checkpoint is empty."),
                arguments("holdfast.store=disk", "HEAP"),
                arguments("holdfast.trigger=often", "'available-now', 'once' or a duration such as '5s', not 'often'"),
                arguments("holdfast.trigger=0s", "A trigger's interval is at least 1 ms, not PT0S."),
                arguments("holdfast.queries.flights.workers=2", "Use the name of a bean of the type Pipeline"));
    }

    /** As an application prints it. */
    @ParameterizedTest
    @MethodSource("badOnes")
    void a_bad_property_refuses_the_start_and_says_why(String property, String says, CapturedOutput output) {
        start(property, "holdfast.queries.lateFlights.stop-timeout=20s");
        assertThat(output.getAll()).contains("APPLICATION FAILED TO START").contains(says);
    }

    @Test
    void a_query_without_a_checkpoint_refuses_the_start_and_says_what_to_do(CapturedOutput output) {
        start("spring.main.banner-mode=off");
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .contains("The query 'lateFlights' has no checkpoint.")
                .contains("Set holdfast.checkpoints to a folder for all queries,"
                        + " or holdfast.queries.lateFlights.checkpoint to a directory of its own.");
    }

    private static void start(String... properties) {
        List<String> arguments = new ArrayList<>();
        for (String property : properties) {
            arguments.add("--" + property);
        }
        SpringApplication application = new SpringApplication(Flights.class);
        assertThat(catchThrowable(
                        () -> application.run(arguments.toArray(String[]::new)).close()))
                .isNotNull();
    }

    @ImportAutoConfiguration(HoldfastAutoConfiguration.class)
    static class Flights {

        @Bean
        Pipeline lateFlights() {
            return new Words().counting();
        }
    }

    @Test
    void two_names_that_properties_cannot_tell_apart_are_refused() {
        runner.withPropertyValues("holdfast.checkpoints=" + directory)
                .withBean("late-flights", Pipeline.class, () -> new Words().counting())
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessage("Properties cannot tell the queries 'lateFlights' and 'late-flights' apart."));
    }

    @Test
    void the_documented_table_has_the_properties_of_one_query_and_of_all() throws Exception {
        Set<String> documented = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .dropWhile(line -> !line.startsWith("| property | default |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replaceFirst("\\| `([^`]*)`.*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> expected = new TreeSet<>(propertiesOf(QuerySettings.class));
        expected.addAll(propertiesOf(HoldfastProperties.class));
        expected.remove("restart");
        expected.remove("queries");
        propertiesOf(Restart.class).forEach(name -> expected.add("restart." + name));
        assertThat(documented).isEqualTo(expected);
    }

    private static List<String> propertiesOf(Class<? extends Record> settings) {
        return Stream.of(settings.getRecordComponents())
                .map(component ->
                        component.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void editors_know_every_property() throws Exception {
        Set<String> names = new TreeSet<>();
        for (URL url : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            for (JsonNode property :
                    new ObjectMapper().readTree(url.openStream()).get("properties")) {
                if (property.get("name").asText().startsWith("holdfast.")) {
                    names.add(property.get("name").asText());
                    assertThat(property.path("description").asText())
                            .as(property.toString())
                            .isNotBlank();
                }
            }
        }
        assertThat(names)
                .containsExactly(
                        "holdfast.checkpoints",
                        "holdfast.durability",
                        "holdfast.enabled",
                        "holdfast.max-events-per-batch",
                        "holdfast.on-failure",
                        "holdfast.queries",
                        "holdfast.restart.attempts",
                        "holdfast.restart.first-pause",
                        "holdfast.restart.healthy-after",
                        "holdfast.restart.longest-pause",
                        "holdfast.stalled-after",
                        "holdfast.stop-timeout",
                        "holdfast.store",
                        "holdfast.trigger",
                        "holdfast.workers");
    }
}
