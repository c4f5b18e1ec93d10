package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.Pipeline;
import dev.holdfast.Stream;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.Source;
import dev.holdfast.serial.StateSerializers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The examples of docs/connectors.md, which must compile as they stand there. */
class ConnectorExamplesTest {

    record Click(String userId, String page, Instant at) {}

    @Test
    void json_lines() {
        Pipeline pipeline = Stream.from(JsonLines.source(Path.of("clicks"), Click.class)
                        .named("clicks")
                        .deadLettersTo(JsonLines.sink(Path.of("bad-clicks"))))
                .filter(click -> !click.userId().isEmpty())
                .writeTo(JsonLines.sink(Path.of("known-clicks"), Click.class));

        assertThat(pipeline.plan().sinks()).isNotEmpty();
    }

    @Test
    void several_sinks() {
        Stream<Click> clicks = Stream.from(JsonLines.source(Path.of("clicks"), Click.class));
        Pipeline pipeline = Pipeline.of(
                clicks.writeTo(JsonLines.sink(Path.of("eu/out")).named("eu")),
                clicks.writeTo(JsonLines.sink(Path.of("us/out")).named("us")));

        assertThat(pipeline.plan().sinks()).hasSize(2);
    }

    @Test
    void csv() {
        Pipeline pipeline = Stream.from(Csv.source(Path.of("clicks"), Click.class)
                        .separatedBy(';')
                        .deadLettersTo(JsonLines.sink(Path.of("bad-clicks"))))
                .filter(click -> !click.userId().isEmpty())
                .writeTo(Csv.sink(Path.of("known-clicks"), Click.class));

        assertThat(pipeline.plan().sinks()).isNotEmpty();
    }

    @Test
    void directories_by_day_and_fewer_files() {
        Stream<Click> clicks = Stream.from(JsonLines.source(Path.of("clicks"), Click.class));
        Pipeline pipeline = clicks.writeTo(JsonLines.sink(Path.of("clicks-by-day"), Click.class)
                .partitionedBy("day", click -> LocalDate.ofInstant(click.at(), ZoneOffset.UTC)));
        Pipeline rolled = clicks.writeTo(JsonLines.sink(Path.of("large-files"), Click.class)
                .withMaxPartSize(256 << 20)
                .withRolloverInterval(Duration.ofMinutes(15)));

        assertThat(pipeline.plan().sinks()).hasSize(1);
        assertThat(rolled.plan().sinks()).hasSize(1);
    }

    @Test
    void memory() {
        MemorySource<Click> clicks = MemorySource.of("clicks");
        MemorySink<String> pages = MemorySink.of("pages");
        Pipeline pipeline = Stream.from(clicks).map(Click::page).writeTo(pages);
        clicks.add(new Click("ada", "/home", Instant.EPOCH));

        assertThat(pipeline.plan().sinks()).hasSize(1);
        assertThat(pages.rows()).isEmpty();
    }

    @Test
    void generator_and_rate() {
        Source<Click> clicks = Generator.source(
                "clicks", 1_000_000, n -> new Click("user-" + n % 1000, "/page-" + n % 7, Instant.ofEpochSecond(n)));
        Pipeline generated = Stream.from(clicks).writeTo(Console.sink());
        Pipeline steady = Stream.from(Rate.source("ticks", 10))
                .map(tick -> tick.value() + " at " + tick.timestamp())
                .writeTo(Console.sink().named("screen"));

        assertThat(List.of(generated, steady)).hasSize(2);
    }

    @Test
    void for_each() {
        List<String> mails = new ArrayList<>();
        List<Long> batches = new ArrayList<>();
        Stream<String> pages = Stream.from(MemorySource.<Click>of("clicks")).map(Click::page);
        Pipeline pipeline = Pipeline.of(
                pages.writeTo(ForEach.sink("mail", mails::add)),
                pages.writeTo(ForEach.sink("lambda", page -> mails.add(page.toUpperCase(Locale.ROOT)))),
                pages.writeTo(ForEach.sink("safe-mail", (String page) -> mails.add(page))
                        .survivingCrashes(StateSerializers.string())),
                pages.writeTo(ForEachBatch.sink("store", (batch, rows) -> batches.add(batch + rows.size()))));

        assertThat(pipeline.plan().sinks()).hasSize(4);
    }

    @Test
    void times_as_numbers() {
        JsonLinesSource<Click> millis =
                JsonLines.source(Path.of("clicks"), Click.class).timesIn(TimeUnit.MILLISECONDS);

        assertThat(millis.id()).isEqualTo("json-lines:clicks");
    }

    @Test
    void dead_letters_in_a_test() {
        MemorySink<DeadLetter> bad = MemorySink.of("bad");
        Source<Click> clicks = JsonLines.source(Path.of("clicks"), Click.class).deadLettersTo(bad);

        assertThat(clicks.deadLetterSink()).contains(bad);
    }
}
