package dev.holdfast.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.Pipeline;
import dev.holdfast.PipelineDefinition;
import dev.holdfast.engine.QueryListener;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.StreamingQueryException;
import dev.holdfast.engine.StreamingQueryProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** When queries start and stop, and what becomes of the application when they fail. */
@Timeout(60)
class QueryLifecycleTest {

    @TempDir
    Path directory;

    private final Words words = new Words();
    private final Words others = new Words();

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        HoldfastAutoConfiguration.class,
                        HoldfastEndpointAutoConfiguration.class,
                        HoldfastHealthAutoConfiguration.class,
                        HoldfastMetricsAutoConfiguration.class))
                .withPropertyValues("holdfast.checkpoints=" + directory, "holdfast.workers=1");
    }

    private ApplicationContextRunner counting() {
        return runner().withBean("words", Pipeline.class, words::counting);
    }

    private static StreamingQuery query(ConfigurableApplicationContext context, String name) {
        return context.getBean(HoldfastQueries.class).query(name);
    }

    @Test
    void a_pipeline_runs_while_the_context_does() {
        AtomicReference<StreamingQuery> last = new AtomicReference<>();
        counting().run(context -> {
            StreamingQuery query = query(context, "words");
            last.set(query);
            words.source.add("a", "b", "a");
            query.processAllAvailable();
            assertThat(query.isActive()).isTrue();
            assertThat(query.name()).isEqualTo("words");
            assertThat(words.counts).containsExactlyInAnyOrder("a 2", "b 1");
            assertThat(directory.resolve("words")).isDirectory();
        });
        assertThat(last.get().isActive()).isFalse();
        assertThat(last.get().exception()).isEmpty();
    }

    @Test
    void another_context_goes_on_from_the_checkpoint() {
        words.source.add("a");
        counting().run(context -> query(context, "words").processAllAvailable());
        words.source.add("a");
        counting().run(context -> query(context, "words").processAllAvailable());
        assertThat(words.counts).containsExactly("a 1", "a 2");
    }

    @Test
    void a_context_that_is_stopped_and_started_goes_on_from_the_checkpoint() {
        counting().run(context -> {
            words.source.add("a");
            query(context, "words").processAllAvailable();
            context.stop();
            StreamingQuery first = query(context, "words");
            assertThat(first.isActive()).isFalse();
            words.source.add("a");
            context.start();
            StreamingQuery second = query(context, "words");
            second.processAllAvailable();
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.runId()).isNotEqualTo(first.runId());
            assertThat(words.counts).containsExactly("a 1", "a 2");
        });
    }

    /** A bean that says what it saw when it went. */
    private record Late(Words words, List<String> seen) implements DisposableBean {

        @Override
        public void destroy() {
            seen.addAll(words.counts);
            words.failsAt = "a";
        }
    }

    @Test
    void the_batch_that_runs_is_delivered_before_any_bean_goes() {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicReference<StreamingQuery> last = new AtomicReference<>();
        counting()
                .withBean(Late.class, () -> new Late(words, seen))
                .withBean(EngineCustomizer.class, () -> (name, engine) -> engine.listener(new SlowListener()))
                .run(context -> {
                    last.set(query(context, "words"));
                    words.source.add("a");
                    Words.until(() -> last.get().status().isTriggerActive());
                });
        assertThat(seen).containsExactly("a 1");
        assertThat(last.get().exception()).isEmpty();
        assertThat(last.get().lastProgress().orElseThrow().numInputRows()).isEqualTo(1);
    }

    /** Makes batches take long. */
    private static final class SlowListener implements QueryListener {

        @Override
        public void progress(StreamingQueryProgress progress) {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void a_query_that_fails_leaves_the_context_and_the_others_running() {
        two().run(context -> {
            words.source.add("bad");
            StreamingQuery failed = query(context, "words");
            Words.until(() -> !failed.isActive());
            assertThat(failed.exception().map(StreamingQueryException::getMessage))
                    .hasValueSatisfying(message -> assertThat(message).contains("no luck with bad 1"));
            assertThat(context.isRunning()).isTrue();
            others.source.add("b");
            query(context, "others").processAllAvailable();
            assertThat(others.counts).containsExactly("b 1");
        });
    }

    @Test
    void a_query_that_fails_closes_the_context_if_the_properties_say_so() {
        two().withPropertyValues("holdfast.queries.words.on-failure=close-context")
                .run(context -> {
                    StreamingQuery other = query(context, "others");
                    words.source.add("bad");
                    Words.until(() -> !context.isActive());
                    Words.until(() -> !other.isActive());
                    assertThat(other.exception()).isEmpty();
                });
    }

    @Test
    void a_query_is_started_again_if_the_properties_say_so() {
        counting()
                .withPropertyValues("holdfast.restart.attempts=1000", "holdfast.restart.first-pause=10ms")
                .withPropertyValues("holdfast.restart.longest-pause=20ms", "holdfast.on-failure=close-context")
                .run(context -> {
                    words.source.add("bad");
                    ManagedQuery query =
                            context.getBean(HoldfastQueries.class).managed().get(0);
                    Words.until(() -> query.seen().restarts() == 1);
                    assertThat(query.state()).isEqualTo(QueryState.RESTARTING);
                    words.source.add("good");
                    Words.until(() -> words.counts.contains("good 1"));
                    Words.until(() -> query.state() == QueryState.RUNNING);
                    assertThat(context.isActive()).isTrue();
                });
    }

    private ApplicationContextRunner two() {
        return counting().withBean("others", PipelineDefinition.class, () -> others::counting);
    }

    @Test
    void what_is_said_of_one_query_by_its_name_comes_before_what_is_said_of_all() {
        two().withPropertyValues(
                        "holdfast.queries.others.workers=3",
                        "holdfast.queries.others.checkpoint=" + directory.resolve("elsewhere"))
                .run(context -> {
                    words.source.add("a");
                    others.source.add("a");
                    assertThat(workers(query(context, "words"))).isEqualTo(1);
                    assertThat(workers(query(context, "others"))).isEqualTo(3);
                    assertThat(directory.resolve("words")).isDirectory();
                    assertThat(directory.resolve("elsewhere")).isDirectory();
                    assertThat(directory.resolve("others")).doesNotExist();
                });
    }

    private static long workers(StreamingQuery query) throws InterruptedException {
        query.processAllAvailable();
        return query.lastProgress().orElseThrow().stateOperators().get(0).numStateStoreInstances();
    }

    @Test
    void properties_reach_the_engine() {
        words.source.add("a", "b", "a");
        counting()
                .withPropertyValues("holdfast.store=rocksdb", "holdfast.max-events-per-batch=1")
                .run(context -> {
                    query(context, "words").processAllAvailable();
                    assertThat(words.counts).containsExactly("a 1", "b 1", "a 2");
                });
    }

    @Test
    void a_query_that_is_not_enabled_is_not_started() {
        two().withPropertyValues("holdfast.enabled=false", "holdfast.queries.others.enabled=true")
                .run(context -> {
                    HoldfastQueries queries = context.getBean(HoldfastQueries.class);
                    assertThat(queries.names()).containsExactly("words", "others");
                    assertThat(queries.query("others").isActive()).isTrue();
                    assertThatIllegalStateException()
                            .isThrownBy(() -> queries.query("words"))
                            .withMessageContaining("holdfast.queries.words.enabled");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> queries.query("word"))
                            .withMessageContaining("[words, others]");
                    assertThat(directory.resolve("words")).doesNotExist();
                });
    }

    @Test
    void beans_hear_of_queries_and_customize_their_engines() {
        List<String> heard = new CopyOnWriteArrayList<>();
        QueryListener listener = new QueryListener() {
            @Override
            public void started(Run run) {
                heard.add(run.name());
            }
        };
        two().withBean(QueryListener.class, () -> listener)
                .withBean(
                        EngineCustomizer.class,
                        () -> (name, engine) -> engine.workers(2).stopTimeout(Duration.ofSeconds(20)))
                .run(context -> {
                    words.source.add("a");
                    assertThat(workers(query(context, "words"))).isEqualTo(2);
                    assertThat(heard).containsExactly("words", "others");
                });
    }

    @Test
    void a_query_that_cannot_start_refuses_the_application_and_leaves_no_other_running() throws Exception {
        AtomicReference<StreamingQuery> first = new AtomicReference<>();
        Path file = Files.createFile(directory.resolve("file"));
        two().withPropertyValues("holdfast.queries.others.checkpoint=" + file)
                .withInitializer(context -> context.getBeanFactory().registerSingleton("peek", (EngineCustomizer)
                        (name, engine) -> {
                            if (name.equals("others")) {
                                first.set(query(context, "words"));
                            }
                        }))
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(first.get().isActive()).isFalse();
                });
    }

    @Test
    void a_query_starts_although_beans_are_made_when_they_are_asked_for() {
        counting()
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> {
                    words.source.add("a");
                    Words.until(() -> words.counts.contains("a 1"));
                });
    }

    @Test
    void a_query_that_hangs_holds_the_end_up_for_its_stop_timeout_only() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<StreamingQuery> hanging = new AtomicReference<>();
        long start = System.nanoTime();
        runner().withBean("words", Pipeline.class, () -> words.waitingFor(never))
                .withPropertyValues("holdfast.stop-timeout=300ms")
                .run(context -> {
                    words.source.add("a");
                    hanging.set(query(context, "words"));
                    Words.until(() -> hanging.get().status().isTriggerActive());
                });
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofSeconds(10));
        never.countDown();
        // It writes to the directory until it has ended, which nobody may remove before.
        Words.until(() -> !hanging.get().isActive());
    }

    @Test
    void it_is_quiet_without_pipelines() {
        runner().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(HoldfastQueries.class).names()).isEmpty();
        });
    }

    @Test
    void what_keeps_the_process_alive_ends_with_the_queries() {
        counting().withPropertyValues("holdfast.trigger=available-now").run(context -> {
            query(context, "words").awaitTermination();
            Words.until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("holdfast-keep-alive")));
            assertThat(context.isRunning()).isTrue();
        });
    }
}
