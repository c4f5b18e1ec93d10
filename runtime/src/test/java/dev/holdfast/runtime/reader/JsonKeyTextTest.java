package dev.holdfast.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON to the bytes of keys, and back. */
class JsonKeyTextTest {

    private static final String COMPOUND =
            "shop.Key(shop.Country{AT, DE} country, shop.Id(long number, string part) id)";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "byte | -128",
                "short | 7",
                "int | -1",
                "long | 9223372036854775807",
                "string | \"\"",
                "string | \"a\\\"b\\\\\\u000a\\ud800€\"",
                "uuid | \"00000000-0000-0001-8000-000000000000\"",
                "local-date | \"2026-11-21\"",
                "instant | \"2026-11-21T08:00:00.000000001Z\"",
                "shop.Country{AT, DE} | \"DE\"",
                "shop.None() | {}",
                COMPOUND + " | {\"country\":\"AT\",\"id\":{\"number\":7,\"part\":\"x\"}}"
            })
    void what_is_written_as_json_is_read_back(String type, String json) {
        SchemaType schema = SchemaType.parse(type);
        JsonText back = new JsonText();
        JsonKeys.write(schema, new StateInput(JsonKeyText.bytes(schema, json)), back);
        assertThat(back).hasToString(json);
    }

    @Test
    void space_and_the_order_of_members_do_not_count() {
        SchemaType schema = SchemaType.parse(COMPOUND);
        StateOutput out = new StateOutput();
        out.writeKeyString("DE");
        out.writeKeyLong(7);
        out.writeKeyString("x");
        assertThat(JsonKeyText.bytes(schema, " { \"id\": {\"part\" : \"x\", \"number\":7}, \"country\":\"DE\" } "))
                .isEqualTo(out.toByteArray());
    }

    @Test
    void what_is_not_a_key_is_refused_with_the_place_and_the_way_to_write_it() {
        assertThatThrownBy(() -> JsonKeyText.bytes(SchemaType.STRING, "ann"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Not a key of type 'string' as JSON: ann, where '\"' was expected at character 0. Write the key"
                                + " as it stands in the entries: a text as \"\\\"ann\\\"\", a number as \"7\", a record as"
                                + " \"{\\\"name\\\":value}\".");
        for (String json : List.of("", "\"", "\"a\" b", "\"\\x\"", "\"\\u12\"", "{}")) {
            assertThatThrownBy(() -> JsonKeyText.bytes(SchemaType.STRING, json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("was expected at character");
        }
        for (String json : List.of("\"FR\"", "7", "\"AT")) {
            assertThatThrownBy(() -> JsonKeyText.bytes(SchemaType.parse("shop.Country{AT, DE}"), json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String json : List.of("{\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"c\":2}", "{\"a\":1,\"b\":300}")) {
            assertThatThrownBy(() -> JsonKeyText.bytes(SchemaType.parse("K(byte a, byte b)"), json))
                    .as(json)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
