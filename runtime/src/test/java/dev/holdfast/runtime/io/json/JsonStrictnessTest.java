package dev.holdfast.runtime.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.io.lines.BadLineException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No value is guessed: what a type is read from, and what it is not. */
class JsonStrictnessTest {

    record Formatted(
            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDate day,
            @JsonFormat(pattern = "yyyyMMddHHmmss") LocalDateTime at) {}

    record Optionals(Optional<String> text, Optional<Instant> at, OptionalInt count, OptionalDouble share) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) {}

    static List<Class<?>> times() {
        return List.of(
                Instant.class,
                OffsetDateTime.class,
                ZonedDateTime.class,
                LocalDateTime.class,
                LocalDate.class,
                LocalTime.class,
                OffsetTime.class,
                YearMonth.class,
                MonthDay.class,
                DayOfWeek.class,
                Duration.class,
                Period.class,
                ZoneId.class,
                ZoneOffset.class,
                Date.class,
                Calendar.class);
    }

    @ParameterizedTest
    @MethodSource("times")
    void a_number_is_no_time(Class<?> type) {
        for (String json : List.of(
                "1446249499322",
                "\"1446249499322\"",
                "0",
                "-1",
                "1.5",
                "\"1.5\"",
                "1e400",
                "1e999999999",
                "1e39",
                "\"\"",
                "true",
                "[]",
                "[5]",
                "[2020,1,1]",
                "[2020,1,1,0,0,0,5]",
                "{}")) {
            refuses(type, json);
        }
    }

    @Test
    void a_year_is_a_number_or_text() throws Exception {
        assertThat(read(Year.class, "2020")).isEqualTo(Year.of(2020));
        assertThat(read(Year.class, "\"2020\"")).isEqualTo(Year.of(2020));
        refuses(Year.class, "1446249499322");
    }

    @Test
    void text_that_holds_more_than_the_time_is_refused() {
        refuses(LocalDate.class, "\"2020-01-01T10:00:00Z\"");
        refuses(LocalDate.class, "\"2020-01-01T10:00:00\"");
        refuses(LocalTime.class, "\"2020-01-01T10:00:00\"");
        refuses(LocalDateTime.class, "\"2020-01-01T10:00:00Z\"");
        refuses(Date.class, "\"2020-02-31\"");
    }

    @Test
    void a_pattern_of_the_component_counts() throws Exception {
        Formatted event = read(Formatted.class, "{\"day\":\"2020-02-03T10:15\",\"at\":\"20200203101112\"}");

        assertThat(event.day()).isEqualTo("2020-02-03");
        assertThat(event.at()).isEqualTo("2020-02-03T10:11:12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1446249499322", "\"1446249499322\"", "1446249499322.0"})
    void with_a_unit_numbers_are_times(String json) throws Exception {
        Instant instant = Instant.parse("2015-10-30T23:58:19.322Z");

        assertThat(read(Instant.class, json, TimeUnit.MILLISECONDS)).isEqualTo(instant);
        assertThat(read(OffsetDateTime.class, json, TimeUnit.MILLISECONDS)).isEqualTo(instant.atOffset(ZoneOffset.UTC));
        assertThat(read(ZonedDateTime.class, json, TimeUnit.MILLISECONDS)).isEqualTo(instant.atZone(ZoneOffset.UTC));
        assertThat(read(Date.class, json, TimeUnit.MILLISECONDS)).isEqualTo(Date.from(instant));
        assertThat(read(Calendar.class, json, TimeUnit.MILLISECONDS).toInstant())
                .isEqualTo(instant);
        assertThat(read(Duration.class, json, TimeUnit.MILLISECONDS)).isEqualTo(Duration.ofMillis(1446249499322L));
    }

    @Test
    void with_a_unit_text_stays_text_and_fractions_are_exact() throws Exception {
        assertThat(read(Instant.class, "\"2015-10-30T23:58:19.322Z\"", TimeUnit.SECONDS))
                .isEqualTo(read(Instant.class, "1446249499.322", TimeUnit.SECONDS));
        assertThat(read(Instant.class, "-0.5", TimeUnit.SECONDS)).isEqualTo("1969-12-31T23:59:59.500Z");
        assertThat(read(Duration.class, "0.25", TimeUnit.DAYS)).isEqualTo(Duration.ofHours(6));
        assertThat(read(Duration.class, "\"PT1H\"", TimeUnit.SECONDS)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void with_a_unit_numbers_out_of_range_and_finer_than_nanoseconds_are_refused() {
        for (String json : List.of("1e999999999", "1e-999999999", "1e400", "1e39", "0.0000000001", "[5]", "true")) {
            assertThatThrownBy(() -> read(Instant.class, json, TimeUnit.SECONDS))
                    .as(json)
                    .isInstanceOf(BadLineException.class);
            assertThatThrownBy(() -> read(Duration.class, json, TimeUnit.SECONDS))
                    .as(json)
                    .isInstanceOf(BadLineException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                byte.class,
                Byte.class,
                short.class,
                int.class,
                Integer.class,
                long.class,
                Long.class,
                BigInteger.class,
                AtomicInteger.class,
                OptionalInt.class,
                OptionalLong.class
            })
    void whole_numbers_are_read_from_whole_numbers_in_their_range(Class<?> type) throws Exception {
        assertThat(read(type, "5").toString()).contains("5");
        for (String json : List.of("1.0", "1.5", "1e2", "1e400", "true", "\"5\"", "\"\"", "\" \"", "\"NaN\"", "[5]")) {
            refuses(type, json);
        }
        if (type != BigInteger.class) {
            refuses(type, "12345678901234567890123");
        }
    }

    @Test
    void a_byte_is_signed() throws Exception {
        refuses(byte.class, "200");
        refuses(Byte.class, "128");
        refuses(Bytes.class, "{\"bytes\":[200]}");
        assertThat(read(byte.class, "-128")).isEqualTo((byte) -128);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {float.class, Float.class, double.class, Double.class, OptionalDouble.class, BigDecimal.class})
    void decimal_numbers_are_read_from_numbers(Class<?> type) throws Exception {
        assertThat(read(type, "5").toString()).contains("5");
        assertThat(read(type, "1.5").toString()).contains("1.5");
        for (String json : List.of("true", "\"5\"", "\"1.5\"", "\"\"", "\"NaN\"", "\"Infinity\"", "\"-INF\"", "[5]")) {
            refuses(type, json);
        }
        if (type != BigDecimal.class) {
            refuses(type, "1e400");
            refuses(type, "-1e400");
            refuses(type, "1" + "0".repeat(400));
        }
    }

    @Test
    void numbers_that_are_not_finite_are_found_wherever_they_stand() {
        refuses(double[].class, "[1e400]");
        refuses(double[].class, "[\"NaN\"]");
        refuses(float[].class, "[1e39]");
        refuses(float[].class, "[\"Infinity\"]");
        refuses(Object.class, "{\"a\":[1e400]}");
        refuses(JsonNode.class, "{\"a\":[1e400]}");
        refuses(Number.class, "1e400");
    }

    @Test
    void keys_of_maps_are_as_strict() throws Exception {
        TypeReference<Map<Double, Integer>> doubles = new TypeReference<>() {};
        TypeReference<Map<Byte, Integer>> bytes = new TypeReference<>() {};
        TypeReference<Map<Date, Integer>> dates = new TypeReference<>() {};

        assertThat(JsonMapping.MAPPER.readValue("{\"1.5\":1}", doubles)).containsKey(1.5);
        assertThatThrownBy(() -> JsonMapping.MAPPER.readValue("{\"NaN\":1}", doubles))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonMapping.MAPPER.readValue("{\"1e400\":1}", doubles))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonMapping.MAPPER.readValue("{\"200\":1}", bytes))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonMapping.MAPPER.readValue("{\"1446249499322\":1}", dates))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                CharSequence.class,
                StringBuilder.class,
                char.class,
                URI.class,
                Locale.class,
                UUID.class,
                TimeUnit.class
            })
    void text_is_read_from_text(Class<?> type) {
        for (String json : List.of("5", "1.5", "true", "[\"a\"]", "{}")) {
            refuses(type, json);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {boolean.class, Boolean.class, AtomicBoolean.class})
    void truth_is_read_from_true_and_false(Class<?> type) throws Exception {
        assertThat(read(type, "true")).hasToString("true");
        for (String json : List.of("0", "1", "\"true\"", "\"\"", "[true]")) {
            refuses(type, json);
        }
    }

    @Test
    void optionals_are_read_and_written() throws Exception {
        Optionals full =
                read(Optionals.class, "{\"text\":\"a\",\"at\":\"1970-01-01T00:00:00Z\",\"count\":1,\"share\":2}");

        assertThat(full)
                .isEqualTo(new Optionals(
                        Optional.of("a"), Optional.of(Instant.EPOCH), OptionalInt.of(1), OptionalDouble.of(2)));
        assertThat(read(Optionals.class, JsonMapping.MAPPER.writeValueAsString(full)))
                .isEqualTo(full);
        assertThat(read(Optionals.class, "{\"text\":null}"))
                .isEqualTo(
                        new Optionals(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalDouble.empty()));
        refuses(Optionals.class, "{\"at\":1446249499322}");
        refuses(Optionals.class, "{\"count\":\"1\"}");
    }

    private static void refuses(Class<?> type, String json) {
        assertThatThrownBy(() -> read(type, json))
                .as("%s for a %s", json, type.getSimpleName())
                .isInstanceOf(BadLineException.class);
    }

    private static <T> T read(Class<T> type, String json) throws Exception {
        return read(type, json, null);
    }

    private static <T> T read(Class<T> type, String json, @Nullable TimeUnit unit) throws Exception {
        byte[] line = json.getBytes(StandardCharsets.UTF_8);
        return JsonLineParser.of(type, unit).parse(line, 0, line.length);
    }
}
