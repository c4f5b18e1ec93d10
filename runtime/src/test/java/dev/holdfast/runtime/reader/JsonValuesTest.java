package dev.holdfast.runtime.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Bytes to JSON by the text of a schema alone. */
class JsonValuesTest {

    @Test
    void values_without_parts_are_numbers_truth_values_or_texts() {
        assertThat(json("long", out -> out.writeVarLong(-5))).isEqualTo("-5");
        assertThat(json("boolean", out -> out.writeBoolean(true))).isEqualTo("true");
        assertThat(json("double", out -> out.writeDouble(1.5))).isEqualTo("1.5");
        assertThat(json("double", out -> out.writeDouble(Double.NaN))).isEqualTo("\"NaN\"");
        assertThat(json("string", out -> out.writeString("a\"b\\\n\ud800"))).isEqualTo("\"a\\\"b\\\\\\u000a\\ud800\"");
        assertThat(json("instant", out -> out.writeInstant(Instant.EPOCH))).isEqualTo("\"1970-01-01T00:00:00Z\"");
        assertThat(json("uuid", out -> StateSerializers.uuid().write(new UUID(0, 1), out)))
                .isEqualTo("\"00000000-0000-0000-0000-000000000001\"");
        assertThat(json("big-decimal", out -> StateSerializers.bigDecimal().write(new BigDecimal("1.20"), out)))
                .isEqualTo("1.20");
        assertThat(json(
                        "bytes",
                        out -> StateSerializers.bytes().write("hello".getBytes(StandardCharsets.US_ASCII), out)))
                .isEqualTo("\"aGVsbG8=\"");
        assertThat(json("shop.Status{OPEN, PAID}", out -> out.writeString("PAID")))
                .isEqualTo("\"PAID\"");
    }

    @Test
    void records_are_objects_and_collections_arrays() {
        String schema = "shop.Cart(string owner, list<int> items, map<string, long?> prices, shop.Nothing() rest)";
        assertThat(json(schema, out -> {
                    out.writeString("ann");
                    out.writeCount(2);
                    out.writeVarInt(1);
                    out.writeVarInt(2);
                    out.writeCount(2);
                    out.writeString("x");
                    out.writeBoolean(true);
                    out.writeVarLong(7);
                    out.writeString("y");
                    out.writeBoolean(false);
                    out.writeByte(0);
                }))
                .isEqualTo("{\"owner\":\"ann\",\"items\":[1,2],"
                        + "\"prices\":[{\"key\":\"x\",\"value\":7},{\"key\":\"y\",\"value\":null}],\"rest\":{}}");
    }

    @Test
    void one_of_several_records_says_which_and_may_stand_inside_itself() {
        SchemaType node = SchemaType.oneOf(
                "shop.Tree",
                SchemaType.record("shop.Leaf", Schema.field("value", SchemaType.INT)),
                SchemaType.record(
                        "shop.Fork",
                        Schema.field("left", SchemaType.enclosing(2)),
                        Schema.field("right", SchemaType.enclosing(2))));
        assertThat(json(node.toString(), out -> {
                    out.writeCount(1);
                    out.writeCount(0);
                    out.writeVarInt(3);
                    out.writeCount(0);
                    out.writeVarInt(4);
                }))
                .isEqualTo("{\"@type\":\"Fork\",\"left\":{\"@type\":\"Leaf\",\"value\":3},"
                        + "\"right\":{\"@type\":\"Leaf\",\"value\":4}}");
    }

    @Test
    void keys_are_read_by_their_own_bytes_alone_and_inside_states() {
        StateOutput key = new StateOutput();
        key.writeKeyString("eu");
        key.writeKeyLong(-3);
        KeySerializers.writeUuid(key, new UUID(0, 2));
        JsonText text = new JsonText();
        JsonKeys.write(
                SchemaType.parse("shop.Key(string region, long number, uuid id)"),
                new StateInput(key.toByteArray()),
                text);
        assertThat(text.toString())
                .isEqualTo("{\"region\":\"eu\",\"number\":-3,\"id\":\"00000000-0000-0000-0000-000000000002\"}");
        assertThat(json("key<int>", out -> out.writeKeyInt(9))).isEqualTo("9");
    }

    @Test
    void bytes_that_do_not_fit_the_schema_are_refused() {
        assertThatThrownBy(() -> json("string", out -> out.writeCount(1000))).isInstanceOf(CorruptStateException.class);
        assertThatThrownBy(() -> json("int", out -> {
                    out.writeVarInt(1);
                    out.writeVarInt(2);
                }))
                .isInstanceOf(CorruptStateException.class);
    }

    private static String json(String schema, Consumer<StateOutput> value) {
        StateOutput out = new StateOutput();
        value.accept(out);
        JsonText text = new JsonText();
        JsonValues.write(SchemaType.parse(schema), new StateInput(out.toByteArray()), text);
        return text.toString();
    }
}
