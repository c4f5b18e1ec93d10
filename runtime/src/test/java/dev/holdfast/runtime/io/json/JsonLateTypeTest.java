package dev.holdfast.runtime.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.runtime.io.lines.BadLineException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in front of the id of its type is buffered, and then read as strictly as anything else. */
class JsonLateTypeTest {

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(value = Numbers.class, name = "numbers"))
    sealed interface Values permits Numbers {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbers(
            byte one,
            @Nullable Byte boxed,
            byte @Nullable [] bytes,
            @Nullable List<Byte> list,
            @Nullable Map<Byte, Integer> keys,
            short small,
            int number,
            long large,
            float single,
            double real,
            double @Nullable [] reals,
            @Nullable Object any,
            @Nullable JsonNode tree,
            @Nullable ObjectNode object,
            @Nullable ArrayNode array,
            @Nullable List<ObjectNode> objects)
            implements Values {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"one\":200",
                "\"one\":-200",
                "\"boxed\":200",
                "\"bytes\":[200]",
                "\"list\":[200]",
                "\"keys\":{\"200\":1}",
                "\"small\":40000",
                "\"number\":3000000000",
                "\"large\":9223372036854775808",
                "\"number\":1.0",
                "\"number\":\"1\"",
                "\"single\":1e40",
                "\"real\":1e400",
                "\"reals\":[1e400]",
                "\"any\":1e400",
                "\"any\":[{\"x\":1e400}]",
                "\"tree\":{\"x\":1e400}",
                "\"object\":{\"x\":1e400}",
                "\"object\":[1]",
                "\"array\":[[1e400]]",
                "\"array\":{\"x\":1}",
                "\"objects\":[{\"x\":1e400}]"
            })
    void a_number_that_does_not_fit_is_refused_wherever_the_id_stands(String property) {
        for (String json : List.of(
                "{\"kind\":\"numbers\"," + filled(property) + "}", "{" + filled(property) + ",\"kind\":\"numbers\"}")) {
            assertThatThrownBy(() -> read(json)).as(json).isInstanceOf(BadLineException.class);
        }
    }

    /** With a value for each component that may not be left out. */
    private static String filled(String property) {
        StringBuilder json = new StringBuilder(property);
        for (String name : List.of("one", "small", "number", "large", "single", "real")) {
            json.append(property.startsWith("\"" + name + "\"") ? "" : ",\"" + name + "\":1");
        }
        return json.toString();
    }

    @Test
    void numbers_that_fit_are_read_wherever_the_id_stands() throws Exception {
        String numbers = filled("\"one\":-128") + ",\"boxed\":127,\"bytes\":[1,-1],\"list\":[5],\"keys\":{\"-5\":1},"
                + "\"any\":[1.5,2],\"tree\":{\"x\":1e300},\"object\":{\"x\":{\"y\":1e300}},\"array\":[1,[2]],\"objects\":[{}]";
        for (String json :
                List.of("{\"kind\":\"numbers\"," + numbers + "}", "{" + numbers + ",\"kind\":\"numbers\"}")) {
            Numbers read = (Numbers) read(json);
            assertThat(read.one()).isEqualTo((byte) -128);
            assertThat(read.boxed()).isEqualTo((byte) 127);
            assertThat(read.bytes()).containsExactly(1, -1);
            assertThat(read.list()).containsExactly((byte) 5);
            assertThat(read.keys()).containsEntry((byte) -5, 1);
            assertThat(read.any()).hasToString("[1.5, 2]");
            assertThat(read.object()).hasToString("{\"x\":{\"y\":1.0E300}}");
            assertThat(read.array()).hasToString("[1,[2]]");
            assertThat(read.objects()).hasToString("[{}]");
        }
    }

    @Test
    void a_tree_that_is_null_or_left_out_is_what_it_is_for_jackson() throws Exception {
        Numbers read =
                (Numbers) read("{" + filled("\"tree\":null") + ",\"object\":null,\"array\":null,\"kind\":\"numbers\"}");
        assertThat(read.tree()).isEqualTo(NullNode.getInstance());
        assertThat(read.object()).isNull();
        assertThat(read.array()).isNull();
    }

    private static Values read(String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonLineParser.of(Values.class, null).parse(bytes, 0, bytes.length);
    }
}
