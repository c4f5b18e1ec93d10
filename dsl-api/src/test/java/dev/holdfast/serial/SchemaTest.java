package dev.holdfast.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Schema SESSION = Schema.record(
            1,
            "shop.Session",
            1,
            Schema.field("pageViews", SchemaType.INT),
            Schema.field("startedAt", SchemaType.INSTANT));

    @Test
    void fingerprints_are_frozen() {
        assertThat(Schema.of(SchemaType.INT).fingerprint()).isEqualTo("a41a061d1c0b331b");
        assertThat(SESSION.fingerprint()).isEqualTo("619cc5317d0eaa1d");
        assertThat(Schema.of(SchemaType.nullable(SchemaType.list(SchemaType.STRING)))
                        .fingerprint())
                .isEqualTo("e16bdafc0ce8e9d2");
        assertThat(Schema.of(SchemaType.map(SchemaType.STRING, SchemaType.LONG)).fingerprint())
                .isEqualTo("c28bd552982dd095");
        assertThat(Schema.of(SchemaType.enumeration("shop.Status", "OPEN", "PAID"))
                        .fingerprint())
                .isEqualTo("40d1a5a20890cad0");
        assertThat(new Schema(2, 1, SchemaType.INT).fingerprint()).isEqualTo("8667049f5be1ee98");
    }

    @Test
    void names_of_types_and_the_version_do_not_count() {
        Schema moved = Schema.record(
                1,
                "store.Visit",
                7,
                Schema.field("pageViews", SchemaType.INT),
                Schema.field("startedAt", SchemaType.INSTANT));
        assertThat(moved.fingerprint()).isEqualTo(SESSION.fingerprint());
    }

    @Test
    void names_types_and_order_of_fields_count() {
        assertThat(fingerprint(
                        Schema.field("startedAt", SchemaType.INSTANT), Schema.field("pageViews", SchemaType.INT)))
                .isNotEqualTo(SESSION.fingerprint());
        assertThat(fingerprint(Schema.field("views", SchemaType.INT), Schema.field("startedAt", SchemaType.INSTANT)))
                .isNotEqualTo(SESSION.fingerprint());
        assertThat(fingerprint(
                        Schema.field("pageViews", SchemaType.LONG), Schema.field("startedAt", SchemaType.INSTANT)))
                .isNotEqualTo(SESSION.fingerprint());
    }

    @Test
    void text_is_that_of_the_type() {
        assertThat(SESSION).hasToString("shop.Session(int pageViews, instant startedAt)");
        assertThat(SchemaType.nullable(SchemaType.map(SchemaType.UUID, SchemaType.list(SchemaType.LOCAL_DATE))))
                .hasToString("map<uuid, list<local-date>>?");
        assertThat(StateSerializers.enumeration(TimeUnit.class).schema().toString())
                .startsWith("java.util.concurrent.TimeUnit{NANOSECONDS, ");
    }

    @Test
    void a_sealed_type_is_one_of_its_records() {
        Schema shape = Schema.oneOf(
                1,
                "shop.Shape",
                Schema.record(1, "shop.Shape.Circle", 1, Schema.field("radius", SchemaType.LONG)),
                Schema.record(
                        1, "shop.Shape.Group", 2, Schema.field("parts", SchemaType.list(SchemaType.enclosing(2)))));
        assertThat(shape)
                .hasToString("shop.Shape{shop.Shape.Circle(long radius) | shop.Shape.Group@2(list<^2> parts)}");
        assertThat(shape.type().layout()).isEqualTo("one-of{Circle(long radius)|Group(list<^2> parts)}");
    }

    @Test
    void the_simple_name_of_a_record_is_without_package_and_enclosing_types() {
        for (String name : new String[] {"Circle", "shop.Circle", "shop.Shape$Circle", "Shape$Round$Circle"}) {
            assertThat(((SchemaType.RecordOf) SchemaType.record(name)).simpleName())
                    .isEqualTo("Circle");
        }
        assertThat(((SchemaType.RecordOf) SchemaType.record("shop.Circle$")).simpleName())
                .isEqualTo("Circle$");
    }

    @Test
    void keys_sets_and_opaque_bytes_have_names_of_their_own() {
        assertThat(SchemaType.set(SchemaType.key(SchemaType.INT))).hasToString("set<key<int>>");
        assertThat(SchemaType.opaque("shop.MoneySerializer").layout()).isEqualTo("opaque(shop.MoneySerializer)");
    }

    @Test
    void an_enclosing_type_is_at_least_one_level_up() {
        assertThatThrownBy(() -> SchemaType.enclosing(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the innermost type around a place is one level up, not 0");
    }

    @Test
    void format_and_version_start_at_one() {
        assertThatThrownBy(() -> new Schema(0, 1, SchemaType.INT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format and version of a schema start at 1, not 0 and 1");
    }

    private static String fingerprint(SchemaField... fields) {
        return Schema.record(1, "shop.Session", 1, fields).fingerprint();
    }
}
