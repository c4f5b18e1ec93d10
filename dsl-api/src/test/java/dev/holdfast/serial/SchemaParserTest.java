package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaParserTest {

    private static final long SEED = 7;

    private static final String RICH =
            "shop.Order@3(int n, map<key<string>, list<long?>> m, shop.Kind{A, B} k, shop.Shape{shop.Circle(double r) | "
                    + "shop.Group@2(set<^2> parts)}? s, opaque(shop.MoneySerializer) o, shop.Empty() e)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RICH,
                "int",
                "string??",
                "big-decimal",
                "shop.Status{}",
                "shop.Status{OPEN}",
                "shop.$Ünit_1(zone-id größe)",
                "Node(long value, list<^1> children)",
                "A(sorted-set<int> s, sorted-map<string, list<int>> m)",
                "opaque(shop.MoneySerializer)<shop.Money(long cents, list<opaque(X)<int>?> o)>"
            })
    void a_text_comes_back(String text) {
        assertThat(SchemaType.parse(text)).hasToString(text);
    }

    @Test
    void what_was_parsed_equals_what_was_built() {
        SchemaType built =
                SchemaType.record("shop.Node", Schema.field("next", SchemaType.nullable(SchemaType.enclosing(1))));
        assertThat(SchemaType.parse(built.toString())).isEqualTo(built);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 0: expected a name, found the end",
                "number; 0: no type is called 'number'",
                "list<int; 8: expected '>', found the end",
                "list<int>x; 9: expected the end, found 'x'",
                "tree<int>; 0: no type is called 'tree<…>'",
                "map<int,int>; 7: expected ', ', found ','",
                "A(int); 5: expected ' ', found ')'",
                "A@1(int n); 3: version 1 is not written",
                "A@0(int n); 2: expected a number from 1 to 999999999, found '0'",
                "A(^2 n); 4: only 1 types are around this place, not 2",
                "^1; 2: only 0 types are around this place, not 1",
                "S{A(int n) | B}; 14: expected '(', found '}'",
                "opaque(); 7: expected a name and ')', found ')'",
                "opaque(X)<int; 13: expected '>', found the end",
                "sorted-map<int>; 14: expected ', ', found '>'"
            })
    void anything_else_is_refused_with_its_place(String text, String problem) {
        assertThatThrownBy(() -> SchemaType.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character " + problem);
    }

    @Test
    void depth_and_length_are_bounded() {
        assertThatThrownBy(() -> SchemaType.parse("list<".repeat(100_000)))
                .hasMessageContaining("more than 200 types inside each other");
        assertThatThrownBy(() -> SchemaType.parse("int" + "?".repeat(100_000)))
                .hasMessageContaining("more than 200 types inside each other");
        assertThatThrownBy(() -> SchemaType.parse("x".repeat(1_000_001))).hasMessageContaining("at most 1000000");
    }

    @Test
    void a_text_that_was_changed_somewhere_is_another_type_or_refused() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(RICH);
            text.setCharAt(random.nextInt(RICH.length()), RICH.charAt(random.nextInt(RICH.length())));
            try {
                assertThat(SchemaType.parse(text.toString()))
                        .as("seed %s", SEED)
                        .hasToString(text.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).as("seed %s: %s", SEED, text).contains("malformed at character");
            }
        }
    }
}
