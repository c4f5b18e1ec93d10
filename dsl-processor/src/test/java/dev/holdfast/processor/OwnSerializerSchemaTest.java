package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.evolution.MigrationSet;
import dev.holdfast.evolution.Resolution;
import dev.holdfast.evolution.SchemaChange;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateSerializer;
import java.lang.reflect.Constructor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a serializer of the user's says of its bytes is compared like any other schema. */
class OwnSerializerSchemaTest {

    private static final String LONG = "Schema.of(SchemaType.LONG)";

    @Test
    void another_schema_is_refused() throws Exception {
        assertThat(changes(LONG, "Schema.of(SchemaType.DOUBLE)"))
                .containsExactly(
                        "price: was opaque(shop.MoneySerializer)<long>, is opaque(shop.MoneySerializer)<double>",
                        "all[]: was opaque(shop.MoneySerializer)<long>, is opaque(shop.MoneySerializer)<double>");
        assertThat(changes("Schema.of(SchemaType.INT)", LONG))
                .as("a wider one, too: the bytes are the serializer's")
                .hasSize(2);
        assertThat(changes("Schema.of(SchemaType.opaque(\"money-1\"))", "Schema.of(SchemaType.opaque(\"money-2\"))"))
                .hasSize(2);
    }

    @Test
    void the_same_schema_restores() throws Exception {
        assertThat(changes(LONG, LONG)).isEmpty();
        assertThat(changes(
                        "Schema.record(1, \"A\", 1, Schema.field(\"n\", SchemaType.INT))",
                        "Schema.record(1, \"B\", 1, " + "Schema.field(\"n\", SchemaType.INT))"))
                .as("names of types never count")
                .isEmpty();
    }

    @Test
    void what_was_written_before_schemas_of_serializers_were_kept_restores() throws Exception {
        SchemaType before = SchemaType.parse(
                "shop.Purse(opaque(shop.MoneySerializer) price, list<opaque(shop.MoneySerializer)> all)");
        assertThat(Resolution.of(before, schema(LONG), MigrationSet.none()).changes())
                .isEmpty();
    }

    @Test
    void a_schema_that_cannot_be_kept_is_refused_at_once() {
        assertThatThrownBy(() -> schema("null")).rootCause().isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> schema("Schema.of(new SchemaType.Scalar(\"money\"))"))
                .hasStackTraceContaining(
                        "The schema() of shop.MoneySerializer is money, which a checkpoint cannot keep.");
    }

    private static List<String> changes(String before, String now) throws Exception {
        SchemaType written = SchemaType.parse(schema(before).toString());
        return Resolution.of(written, schema(now), MigrationSet.none()).refusals().stream()
                .map(SchemaChange::toString)
                .toList();
    }

    private static SchemaType schema(String schema) throws Exception {
        SourceFile source = SourceFile.of(
                "shop/Purse.java",
                "package shop; import dev.holdfast.annotation.*; import dev.holdfast.serial.*; import java.util.*;",
                "@StateRecord record Purse(@SerializeWith(MoneySerializer.class) Money price, List<Money> all) {}",
                "@SerializeWith(MoneySerializer.class) final class Money {}",
                "final class MoneySerializer implements StateSerializer<Money> {",
                "public Schema schema() { return " + schema + "; }",
                "public void write(Money value, StateOutput out) {}",
                "public Money read(StateInput in) { return new Money(); } }");
        ClassLoader loader = Compilation.of(List.of(source)).loader();
        Constructor<?> constructor = loader.loadClass("shop.PurseSerializer").getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((StateSerializer<?>) constructor.newInstance()).schema().type();
    }
}
