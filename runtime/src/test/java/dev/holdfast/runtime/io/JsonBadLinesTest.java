package dev.holdfast.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.holdfast.connector.DeadLetter;
import dev.holdfast.connector.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBadLinesTest {

    record Inner(int depth) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Round.class, name = "round"))
    sealed interface Shape permits Round {}

    record Round(double radius) implements Shape {}

    record Everything(
            int count,
            boolean on,
            double share,
            @Nullable Long total,
            @Nullable String name,
            @Nullable Instant at,
            @Nullable ZonedDateTime zoned,
            @Nullable TimeUnit unit,
            @Nullable Inner inner,
            @Nullable List<Inner> list,
            @Nullable Map<String, Integer> map,
            @Nullable Shape shape) {

        Everything {
            if (count < 0) {
                throw new IllegalArgumentException("negative: " + name);
            }
        }
    }

    private static final String GOOD = "\"count\":1,\"on\":true,\"share\":0.5";

    @TempDir
    Path directory;

    @Test
    void unknown_properties_are_ignored_and_missing_objects_are_null() throws IOException {
        Everything event = read("{" + GOOD + ",\"surplus\":[1,{}]}").events().get(0);

        assertThat(event.count()).isOne();
        assertThat(event.total()).isNull();
    }

    @Test
    void times_are_iso_text_and_keep_their_offset() throws IOException {
        Everything event = read("{" + GOOD
                        + ",\"at\":\"2001-01-01T00:47:00Z\",\"zoned\":\"2001-01-01T00:47:00+02:00\"}")
                .events()
                .get(0);

        assertThat(event.at()).isEqualTo(Instant.parse("2001-01-01T00:47:00Z"));
        assertThat(event.zoned()).hasToString("2001-01-01T00:47+02:00");
    }

    /** Each line holds the word hush, or what stands for it, where Jackson's own message would quote it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush",
                "hush",
                "{hush",
                "\"hush\"",
                "[\"hush\"]",
                "null",
                "{}",
                "{\"count\":1} hush",
                "{\"count\":1,\"on\":true,\"share\":0.5} \"hush\"",
                "{\"count\":1,\"on\":true,\"share\":0.5}{\"name\":\"hush\"}",
                "{\"count\":\"hush\",\"on\":true,\"share\":0.5}",
                "{\"count\":\"1\",\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":\"\",\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":1.5,\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":12345678901,\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":null,\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":1,\"on\":\"hush\",\"share\":0.5}",
                "{\"count\":1,\"on\":1,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"total\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":{\"hush\":1}}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"at\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"at\":\"\",\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"unit\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"unit\":3,\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"inner\":{\"depth\":\"hush\"}}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"inner\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"inner\":\"\",\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"list\":[{\"depth\":\"hush\"}]}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"map\":{\"hush\":\"hush\"}}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"shape\":{\"kind\":\"hush\"}}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"shape\":{\"hush\":1}}",
                "{\"count\":-1,\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush\",\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"surplus\":{\"hush\":1,\"hush\":2}}",
                "{\"count\":1,\"on\":true,\"share\":1e400,\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":\"NaN\",\"name\":\"hush\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush\",\"at\":1446249499322}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush\",\"at\":\"1446249499322\"}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush\",\"at\":1e999999999}",
                "{\"count\":1,\"on\":true,\"share\":0.5,\"name\":42,\"hush\":1}",
                "\u0000{\"count\":1,\"on\":true,\"share\":0.5,\"name\":\"hush\"}",
            })
    void a_bad_line_ends_the_query_with_its_place_and_without_its_content(String line) throws IOException {
        Path file = write("{" + GOOD + "}\n\n" + line + "\n");

        assertThatThrownBy(() -> drain(source()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Line 3 of file " + file + " ")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("hush"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"count":"hush"}                                           | in 'count': int expected (column 10)
            {"count":12345678901}                                      | in 'count': the number is out of range
            {"count":1,"on":true,"share":1,"list":[{"depth":"hush"}]}  | in 'list': int expected (column 49)
            {"count":1,"on":true,"share":1,"shape":{"kind":"hush"}}    | in 'shape': its type id is missing or unknown
            {"count":-1,"on":true,"share":1}                           | refused it with IllegalArgumentException
            {"count":1                                                 | is not valid JSON (column 11)
            {"name":hush}                                              | is not valid JSON (column 9)
            {"name":"a","name":"b"}                                    | is not valid JSON: a key stands there twice (column
            {"at":1446249499322}                                       | in 'at': Instant expected, and a number does not say its unit, which timesIn(…) of the source does (column 7)
            {"at":"1446249499322"}                                     | in 'at': Instant expected, and a number does not say its unit
            {"share":1e400}                                            | in 'share': the number is out of range
            {"share":"NaN"}                                            | in 'share': double expected, as a number (column 10)
            {"name":42}                                                | in 'name': String expected (column 9)
            """)
    void the_message_says_what_is_wrong_and_where(String line, String reason) throws IOException {
        write(line + "\n");

        assertThatThrownBy(() -> drain(source())).hasMessageContaining(reason);
    }

    @Test
    void malformed_utf8_is_a_bad_line() throws IOException {
        for (byte[] bytes : List.of(new byte[] {(byte) 0xFF}, new byte[] {(byte) 0xC0, (byte) 0xAF}, new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80
        })) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(("{" + GOOD + ",\"name\":\"").getBytes(StandardCharsets.UTF_8));
            line.writeBytes(bytes);
            line.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));
            Files.write(directory.resolve("a.jsonl"), line.toByteArray());

            assertThatThrownBy(() -> drain(source()))
                    .hasMessageContaining("Line 1 of")
                    .hasMessageContaining("is not UTF-8");
        }
    }

    @Test
    void bad_lines_are_skipped_and_counted() throws IOException {
        write("{" + GOOD + "}\nhush\nnull\n{" + GOOD + "}\n");

        SourceDriver<Everything> driver = drain(source().skipBadLines());

        assertThat(driver.events()).hasSize(2);
        assertThat(driver.read.skipped).isEqualTo(2);
    }

    @Test
    void bad_lines_become_dead_letters_with_their_place_and_content() throws IOException {
        write("{" + GOOD + "}\nhush \u00E4\r\n{" + GOOD + "}\n");
        JsonLinesSource<Everything> source = source().named("in").deadLettersTo(MemorySink.<DeadLetter>of("dead"));

        SourceDriver<Everything> driver = drain(source);

        assertThat(source.deadLetterSink()).isPresent();
        assertThat(driver.events()).hasSize(2);
        assertThat(driver.read.deadLetters)
                .containsExactly(new DeadLetter("in", "a.jsonl:2", "is not valid JSON (column 1)", "hush \u00E4"));
    }

    @Test
    void line_numbers_are_those_of_the_file_in_every_batch() throws IOException {
        write(("{" + GOOD + "}\n").repeat(9) + "hush\n");
        try (SourceDriver<Everything> driver = new SourceDriver<>(source())) {
            assertThatThrownBy(() -> driver.drain(new ReadLimits(2, 1000))).hasMessageContaining("Line 10 of");
        }
    }

    @Test
    void an_exception_of_the_consumer_is_not_a_bad_line() throws IOException {
        write("{" + GOOD + "}\n");
        try (SourceDriver<Everything> driver = new SourceDriver<>(source().skipBadLines())) {
            var reader = driver.reader();
            var split = reader.plan(null, reader.latest(), SourceDriver.NO_LIMITS)
                    .splits()
                    .get(0);

            assertThatThrownBy(() -> reader.read(split, new FailingConsumer<>()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    record Hidden(List<Box> boxes) {}

    record Box(Runnable action) {}

    @ParameterizedTest
    @ValueSource(classes = {Runnable.class, Hidden.class, Thread.class})
    void a_type_that_json_cannot_give_is_an_error_before_the_first_line(Class<?> type) {
        assertThatThrownBy(
                        () -> JsonLines.source(directory, type).skipBadLines().open(() -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(type.getName() + " cannot be read from JSON: ");
    }

    @Test
    void the_message_says_where_an_abstract_type_stands() {
        assertThatThrownBy(() -> JsonLines.source(directory, Hidden.class).open(() -> {}))
                .hasMessageContaining("Hidden.boxes.action is of the abstract type java.lang.Runnable");
    }

    private JsonLinesSource<Everything> source() {
        return JsonLines.source(directory, Everything.class);
    }

    private SourceDriver<Everything> read(String line) throws IOException {
        write(line + "\n");
        return drain(source());
    }

    private static <T> SourceDriver<T> drain(JsonLinesSource<T> source) throws IOException {
        try (SourceDriver<T> driver = new SourceDriver<>(source)) {
            return driver.drain();
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("a.jsonl"), text, StandardCharsets.UTF_8);
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
