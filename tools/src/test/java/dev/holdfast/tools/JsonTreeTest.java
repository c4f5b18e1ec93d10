package dev.holdfast.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

/** What a value has where. */
class JsonTreeTest {

    @Test
    void members_and_elements_have_paths() {
        assertThat(JsonTree.parts(
                        "state", "{\"a\":1,\"b\":{\"c\":\"x,]}\\\"\",\"d\":[]},\"e\":[true,{\"f\":null}],\"g\":{}}"))
                .containsExactly(
                        entry("state.a", "1"),
                        entry("state.b.c", "\"x,]}\\\"\""),
                        entry("state.b.d", "[]"),
                        entry("state.e[0]", "true"),
                        entry("state.e[1].f", "null"),
                        entry("state.g", "{}"));
    }

    @Test
    void entries_of_a_map_are_known_by_their_keys() {
        assertThat(JsonTree.parts(
                        "state", "[{\"key\":\"x\",\"value\":1},{\"key\":{\"a\":1,\"b\":[2]},\"value\":{\"c\":3}}]"))
                .containsExactly(entry("state[\"x\"]", "1"), entry("state[{\"a\":1,\"b\":[2]}].c", "3"));
    }

    @Test
    void records_that_look_like_entries_but_have_equal_keys_are_a_list() {
        assertThat(JsonTree.parts("state", "[{\"key\":1,\"value\":1},{\"key\":1,\"value\":2}]"))
                .containsKeys("state[0].key", "state[1].value");
    }

    @Test
    void what_has_no_parts_is_itself() {
        assertThat(JsonTree.parts("state", "-1.5E3")).containsExactly(entry("state", "-1.5E3"));
    }
}
