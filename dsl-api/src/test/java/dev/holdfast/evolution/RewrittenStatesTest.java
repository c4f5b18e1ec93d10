package dev.holdfast.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What older states become: names that were others, defaults, what is lost and is said, values inside values. */
class RewrittenStatesTest {

    @Test
    void a_field_is_found_under_its_former_name() {
        RecordOf current =
                record(Schema.field("total", SchemaType.LONG).formerly("sum", "count"), field("s", SchemaType.STRING));
        assertThat(rewrite("A(string s, int count)", current, Map.of("s", "x", "count", 7)))
                .isEqualTo(Map.of("total", 7L, "s", "x"));
        assertThat(resolve("A(string s, int count)", current.toString()).restores())
                .as("names that are parsed have no former ones")
                .isFalse();
    }

    @Test
    void a_default_is_the_value_of_states_without_the_field() {
        RecordOf current = record(Schema.field("m", SchemaType.INT).withDefault("5"));
        assertThat(rewrite("A()", current, Map.of())).isEqualTo(Map.of("m", 5));
        RecordOf absent =
                record(Schema.field("m", SchemaType.nullable(SchemaType.INT)).withDefault("null"));
        assertThat(rewrite("A()", absent, Map.of())).isEqualTo(Map.of("m", Optional.empty()));
    }

    @Test
    void a_field_that_goes_while_another_comes_is_lost_only_if_that_is_said() {
        RecordOf current = record(Schema.field("m", SchemaType.INT).withDefault("5"));
        assertThat(Resolution.of(SchemaType.parse("A(int n)"), current, MigrationSet.none())
                        .refusals())
                .as("a default says what the new field holds, not that the old one is of no use")
                .extracting(SchemaChange::kind)
                .containsExactly(Kind.LOOKS_RENAMED);
        assertThat(rewrite("A(int n)", current.removed("n"), Map.of("n", 1))).isEqualTo(Map.of("m", 5));
        assertThat(Resolution.of(SchemaType.parse("A(int n)"), current.removed("n"), MigrationSet.none())
                        .removals())
                .extracting(SchemaChange::kind, SchemaChange::path)
                .containsExactly(tuple(Kind.FIELD_GIVEN_UP, "n"));
        assertThat(Resolution.of(SchemaType.parse("A(int n, int o)"), current.removed("n"), MigrationSet.none())
                        .restores())
                .as("each one")
                .isFalse();
    }

    @Test
    void a_field_that_goes_alone_is_told() {
        Resolution resolution = resolve("A(int n, string s)", "A(string s)");
        assertThat(resolution.restores()).isTrue();
        assertThat(resolution.removals())
                .extracting(SchemaChange::kind, SchemaChange::toString)
                .containsExactly(tuple(Kind.FIELD_REMOVED, "n: was int n, is gone"));
    }

    @Test
    void a_former_name_does_not_hide_a_field_that_was_written_beside() {
        RecordOf current = record(Schema.field("b", SchemaType.INT).formerly("a"));
        assertThat(Resolution.of(SchemaType.parse("A(int a, int b)"), current, MigrationSet.none())
                        .refusals())
                .extracting(SchemaChange::toString)
                .containsExactly("the state: loses int a, and gets int b");
        assertThat(rewrite("A(int a, int b)", current.removed("a"), Map.of("a", 1, "b", 2)))
                .isEqualTo(Map.of("b", 2));
        assertThat(rewrite("A(int a)", current.removed("a"), Map.of("a", 1)))
                .as("states that have it under the former name alone")
                .isEqualTo(Map.of("b", 1));
    }

    @Test
    void a_name_that_stands_for_something_new_has_to_say_so() {
        SchemaField heir = Schema.field("b", SchemaType.INT).formerly("a");
        RecordOf unclear = record(heir, field("a", SchemaType.INT));
        assertThat(Resolution.of(SchemaType.parse("A(int a)"), unclear, MigrationSet.none())
                        .refusals())
                .extracting(SchemaChange::kind)
                .containsExactly(Kind.NAME_AMBIGUOUS);
        RecordOf clear = record(heir, Schema.field("a", SchemaType.INT).withDefault("9"));
        assertThat(rewrite("A(int a)", clear, Map.of("a", 1))).isEqualTo(Map.of("b", 1, "a", 9));
        assertThat(rewrite("A(int a, int b)", clear, Map.of("a", 1, "b", 2))).isEqualTo(Map.of("b", 2, "a", 1));
    }

    @Test
    void a_constant_is_found_under_its_former_name() {
        RecordOf current =
                record(field("e", SchemaType.enumeration("E", "LIVE", "PAID").formerly("OPEN", "LIVE")));
        assertThat(rewrite("A(E{OPEN, PAID} e)", current, Map.of("e", "OPEN"))).isEqualTo(Map.of("e", "LIVE"));
        assertThat(rewrite("A(E{OPEN, LIVE} e)", current, Map.of("e", "LIVE"))).isEqualTo(Map.of("e", "LIVE"));
    }

    @Test
    void a_constant_that_took_a_former_name_is_refused() {
        RecordOf current =
                record(field("e", SchemaType.enumeration("E", "LIVE", "OPEN").formerly("OPEN", "LIVE")));
        assertThat(Resolution.of(SchemaType.parse("A(E{OPEN} e)"), current, MigrationSet.none())
                        .refusals())
                .extracting(SchemaChange::kind)
                .containsExactly(Kind.NAME_AMBIGUOUS);
    }

    @Test
    void a_record_that_took_a_former_name_is_refused() {
        SchemaType written = SchemaType.parse("S{X(int n)}");
        RecordOf heir = ((RecordOf) SchemaType.parse("Y(int n)")).formerly("X");
        SchemaType current = SchemaType.oneOf("S", SchemaType.record("X", field("n", SchemaType.INT)), heir);
        assertThat(Resolution.of(written, current, MigrationSet.none()).refusals())
                .extracting(SchemaChange::kind)
                .containsExactly(Kind.NAME_AMBIGUOUS);
        assertThat(Resolution.of(current, current, MigrationSet.none()).restores())
                .isTrue();
    }

    @Test
    void recursive_values_are_rewritten_down_to_the_leaves() {
        SchemaType current = SchemaType.parse("Node(list<^1> kids, long n)");
        Object leaf = Map.of("n", 3, "kids", List.of());
        Object value = Map.of("n", 1, "kids", List.of(leaf, Map.of("n", 2, "kids", List.of(leaf))));
        Object newLeaf = Map.of("n", 3L, "kids", List.of());
        assertThat(rewrite("Node(int n, list<^1> kids)", current, value))
                .isEqualTo(Map.of("n", 1L, "kids", List.of(newLeaf, Map.of("n", 2L, "kids", List.of(newLeaf)))));
    }

    @Test
    void depth_of_hostile_bytes_is_bounded() {
        byte[] chain = new byte[1_000_000];
        Arrays.fill(chain, (byte) 1);
        for (String current : List.of("Node(^1? next, int n)", "Node(^1? next)")) {
            StatePlan plan = resolve("Node(^1? next)", current).plan();
            assertThatThrownBy(() -> plan.run(new StateInput(chain), new StateOutput()))
                    .isInstanceOf(CorruptStateException.class)
                    .hasMessage("more than 500 values inside each other");
        }
    }

    private static Object rewrite(String written, SchemaType current, Object value) {
        SchemaType before = SchemaType.parse(written);
        StateOutput out = new StateOutput();
        Resolution.of(before, current, MigrationSet.none())
                .plan()
                .run(new StateInput(ValueTrees.bytes(before, value)), out);
        return ValueTrees.read(current, out.toByteArray());
    }

    private static Resolution resolve(String written, String current) {
        return Resolution.of(SchemaType.parse(written), SchemaType.parse(current), MigrationSet.none());
    }

    private static SchemaField field(String name, SchemaType type) {
        return Schema.field(name, type);
    }

    private static RecordOf record(SchemaField... fields) {
        return (RecordOf) SchemaType.record("A", fields);
    }
}
