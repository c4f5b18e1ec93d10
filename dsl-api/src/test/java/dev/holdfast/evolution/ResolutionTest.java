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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes restore, what they give, and what is said of those that do not. */
class ResolutionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A(int n); B(int n)",
                "A@4(int n); A(int n)",
                "A(short n); A(int n)",
                "A(int n); A(long n)",
                "A(list<int> n); A(list<long> n)",
                "A(set<short> n); A(set<long> n)",
                "A(map<int, int> n); A(map<long, long> n)",
                "A(E{X} e); A(F{Y, X} e)",
                "A(map<E{X}, int> e); A(map<E{Y, X}, int> e)",
                "A(key<E{X}> e); A(key<E{Y, X}> e)",
                "A(S{p.X(int n)} s); A(T{q.X(int n) | q.Y(int n)} s)",
                "A(list<^1> as); A(list<^1> as)",
                "A(list<^1> as); A(list<A(list<^1> as)> as)",
                "A(list<A(list<^1> as)> as); A(list<^1> as)",
                "A(list<B(list<^2> as)> bs); A(list<B(list<A(list<^2> bs)> as)> bs)",
                "A(sorted-set<B(int n)> s); A(sorted-set<B(int n)> s)",
                "A(sorted-map<big-decimal, int> s); A(sorted-map<big-decimal, int> s)",
                "list<opaque(X)>; list<opaque(X)>",
                "list<opaque(X)<long>>; list<opaque(X)<long>>",
                "list<opaque(X)<A(int n)>>; list<opaque(X)<B(int n)>>",
                "list<opaque(X)>; list<opaque(X)<long>>",
                "list<opaque(X)<long>>; list<opaque(X)>"
            })
    void these_stay_as_they_are(String written, String current) {
        Resolution resolution = resolve(written, current);
        assertThat(resolution.refusals()).isEmpty();
        assertThat(resolution.plan().keepsBytes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A(); A(int n); n: is new, int n",
                "A(int n, int m); A(int n); m: was int m, is gone",
                "A(B(int n, int m) b, long k); A(B(int m) b); b.n: was int n, is gone",
                "A(int n, long m); A(long m, int n); the state: was n, m, is m, n",
                "A(byte n); A(short n); n: was byte, is short",
                "A(float n); A(double n); n: was float, is double",
                "A(int n); A(double n); n: was int, is double",
                "A(int n); A(int? n); n: was int, is int?",
                "A(B(int n) b); A(B(long n, list<int> m) b); b.n: was int, is long",
                "A(map<int, byte> n); A(map<int, long> n); n{}: was byte, is long",
                "A(set<string> s, int n); A(sorted-set<string> s); n: was int n, is gone",
                "A(sorted-map<int, int> s, int n); A(map<int, int> s); n: was int n, is gone",
                "int; long?; the state: was int, is long?"
            })
    void these_restore_and_are_told(String written, String current, String change) {
        Resolution resolution = resolve(written, current);
        assertThat(resolution.refusals()).isEmpty();
        assertThat(resolution.changes()).extracting(SchemaChange::toString).contains(change);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A(string n); A(long n); TYPE_CHANGED; n: was string, is long",
                "A(long n); A(int n); TYPE_CHANGED; n: was long, is int",
                "A(int n); A(float n); TYPE_CHANGED; n: was int, is float",
                "A(long n); A(double n); TYPE_CHANGED; n: was long, is double",
                "A(int? n); A(int n); TYPE_CHANGED; n: was int?, is int",
                "A(list<int> n); A(set<int> n); TYPE_CHANGED; n: was list<int>, is set<int>",
                "A(int n); A(int n, string s); FIELD_ADDED; s: is new, string s",
                "A(int n); A(int n, B(int m) b); FIELD_ADDED; b: is new, B(int m) b",
                "A(int n); A(int m); LOOKS_RENAMED; m: was int n, is int m",
                "A(double euros); A(long cents); FIELDS_LOST; the state: loses double euros, and gets long cents",
                "A(int? n); A(int m); FIELDS_LOST; the state: loses int? n, and gets int m",
                "A(list<string> s); A(set<string> t); FIELDS_LOST; the state: loses list<string> s, and gets set<string> t",
                "A(B(int n, int m) s); A(B(int n)? t); FIELDS_LOST; "
                        + "the state: loses B(int n, int m) s, and gets B(int n)? t",
                "A(B(string n) s); A(list<^1> t); FIELDS_LOST; the state: loses B(string n) s, and gets list<^1> t",
                "A(int n); A(); FIELDS_LOST; the state: loses int n, and nothing is left",
                "A(S{X(int n)} s); A(S{X()} s); FIELDS_LOST; s(X): loses int n, and nothing is left",
                "A(string c, B(int z) b); A(B(int z, string? c) b); FIELDS_LOST; "
                        + "the state: loses string c, and gets string? c (b.c)",
                "A(B(int z, string? c) b); A(string? c, B(int z) b); FIELDS_LOST; b: loses string? c, and gets string? c",
                "A(boolean v, E{X} e); A(E{X, Y} e); FIELDS_LOST; the state: loses boolean v, and gets Y of e",
                "A(int v, S{X(int n)} s); A(S{X(int n) | Y(int v)} s); FIELDS_LOST; the state: loses int v, and gets Y of s",
                "A(string s); A(string? t); LOOKS_RENAMED; t: was string s, is string? t",
                "A(list<int> s); A(list<long> t); LOOKS_RENAMED; t: was list<int> s, is list<long> t",
                "A(E{X} s); A(F{X, Y}? t); LOOKS_RENAMED; t: was E{X} s, is F{X, Y}? t",
                "A(B(int n) s); A(B(int n, int m)? t); LOOKS_RENAMED; t: was B(int n) s, is B(int n, int m)? t",
                "A(^1? s); A(list<int> n, ^1? t); LOOKS_RENAMED; t: was ^1? s, is ^1? t",
                "A(E{X, Y} e); A(E{X} e); CONSTANT_REMOVED; e: was Y, is gone",
                "A(S{X() | Y()} s); A(S{X()} s); SUBTYPE_REMOVED; s: was Y, is gone",
                "A(set<B(int n, int m)> s); A(set<B(int n)> s); SET_MERGED; s: was set<B(int n, int m)>, is set<B(int n)>",
                "A(map<B(int n), int> m); A(map<B(int n, int o), int> m); MAP_KEY_CHANGED; "
                        + "m: was map<B(int n), int>, is map<B(int n, int o), int>",
                "A(key<E{X}> e); A(key<E{Y}> e); TYPE_CHANGED; e: was key<E{X}>, is key<E{Y}>",
                "A(opaque(X) o); A(opaque(Y) o); TYPE_CHANGED; o: was opaque(X), is opaque(Y)",
                "A(opaque(X)<long> o); A(opaque(X)<double> o); TYPE_CHANGED; o: was opaque(X)<long>, is opaque(X)<double>",
                "A(opaque(X)<int> o); A(opaque(X)<long> o); TYPE_CHANGED; o: was opaque(X)<int>, is opaque(X)<long>",
                "A(set<big-decimal> s); A(sorted-set<big-decimal> s); SET_MERGED; "
                        + "s: was set<big-decimal>, is sorted-set<big-decimal>",
                "A(set<B(int n)> s); A(sorted-set<B(int n)> s); SET_MERGED; s: was set<B(int n)>, is sorted-set<B(int n)>",
                "A(map<B(int n), int> s); A(sorted-map<B(int n), int> s); MAP_KEY_CHANGED; "
                        + "s: was map<B(int n), int>, is sorted-map<B(int n), int>",
                "A(B(int n) b); A(S{B(int n)} b); TYPE_CHANGED; b: was B(int n), is S{B(int n)}",
                "int; string; TYPE_CHANGED; the state: was int, is string"
            })
    void these_are_refused_with_the_place(String written, String current, Kind kind, String text) {
        Resolution resolution = resolve(written, current);
        assertThat(resolution.restores()).isFalse();
        assertThat(resolution.refusals()).extracting(SchemaChange::kind).containsExactly(kind);
        assertThat(resolution.refusals()).extracting(SchemaChange::toString).containsExactly(text);
        assertThatThrownBy(resolution::plan)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(text);
    }

    @Test
    void all_refusals_are_found_at_once() {
        assertThat(resolve("A(string n, B(int? n) b, long m)", "A(int n, B(int n) b, int m)")
                        .refusals())
                .extracting(SchemaChange::path)
                .containsExactly("n", "b.n", "m");
    }

    @Test
    void a_fix_names_version_and_record() {
        assertThat(resolve("shop.A(string n)", "shop.A(int n)")
                        .refusals()
                        .get(0)
                        .fix())
                .isEqualTo(
                        "set @StateRecord(version = 2) on shop.A and add a @MigrateFrom(1) method, or restore string");
        assertThat(resolve("shop.A(string n)", "shop.A@2(int n)")
                        .refusals()
                        .get(0)
                        .fix())
                .isEqualTo("add a @MigrateFrom(1) method to shop.A, or restore string");
        assertThat(resolve("shop.A(int n)", "shop.A(int m)").refusals().get(0).fix())
                .isEqualTo(
                        "if it was renamed, write @RenamedFrom(\"n\") before 'm'; if the values of 'n' are of no use any "
                                + "more, put @Removed(\"n\") on shop.A");
        assertThat(resolve("shop.A(int n, long k)", "shop.A(int m, int o, long k)")
                        .refusals())
                .extracting(SchemaChange::path, SchemaChange::fix)
                .containsExactly(tuple(
                        "n",
                        "if it is 'm' or 'o' now, write @RenamedFrom(\"n\") before that one; if the values of 'n' are of no "
                                + "use any more, put @Removed(\"n\") on shop.A"));
        assertThat(resolve("shop.A(string n, int? k)", "shop.A(list<string> ns)")
                        .refusals())
                .extracting(SchemaChange::fix)
                .containsExactly(
                        "to bring the values over, set @StateRecord(version = 2) on shop.A and add a @MigrateFrom(1) "
                                + "method, which takes the type as it was under another name, or restore 'n', 'k'; if the values of "
                                + "'n', 'k' are of no use any more, put @Removed({\"n\", \"k\"}) on shop.A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use(Pair(string l) p)| Use(Pair(long l) p)|"
                        + " set @StateRecord(version = 2) on Use, since Pair has no versions of its own, and add a @MigrateFrom(1)"
                        + " method, or restore string",
                "Use(Pair(Pair(string l) l) p)| Use@2(Pair(Pair(long l) l) p)|"
                        + " add a @MigrateFrom(1) method to Use, since Pair has no versions of its own, or restore string",
                "Use@3(S{Ok(string l)} s)| Use@3(S{Ok(long l)} s)|"
                        + " set @StateRecord(version = 4) on Use, since Ok has no versions of its own, and add a @MigrateFrom(3)"
                        + " method, or restore string",
                "Use(Pair(string l) p)| Use(Pair(long r, int s) p)|"
                        + " to bring the values over, set @StateRecord(version = 2) on Use, since Pair has no versions of its own,"
                        + " and add a @MigrateFrom(1) method, which takes the type as it was under another name, or restore 'l'; if"
                        + " the values of 'l' are of no use any more, put @Removed(\"l\") on Pair",
                "Pair(string l)| Pair(long l)| restore string"
            })
    void a_fix_sets_a_version_where_there_can_be_one(String written, String current, String fix) {
        Resolution resolution = Resolution.of(
                SchemaType.parse(written), SchemaType.parse(current), MigrationSet.noneAmong(Set.of("Use")));
        assertThat(resolution.refusals()).extracting(SchemaChange::fix).containsExactly(fix);
    }

    @Test
    void a_fix_does_not_ask_for_a_default_that_cannot_be_written() {
        assertThat(resolve("A(int n)", "A(int n, B(int m) b)").refusals().get(0).fix())
                .isEqualTo(
                        "make 'b' @Nullable, or set @StateRecord(version = 2) on A and add a @MigrateFrom(1) method, or "
                                + "restore the type without it");
        assertThat(resolve("A(int n)", "A(int n, uuid b)").refusals().get(0).fix())
                .startsWith(
                        "give 'b' a @DefaultValue for the states that were written without it, make it @Nullable, or ");
    }

    @Test
    void a_migration_from_what_was_never_written_names_its_old_type() {
        MigrationSet migrations =
                MigrationSet.none().declared("A", (RecordOf) SchemaType.parse("OldA(double dollars)"));
        assertThat(Resolution.of(SchemaType.parse("A(double euros)"), SchemaType.parse("A@2(long cents)"), migrations)
                        .refusals())
                .containsExactly(new SchemaChange(
                        Kind.OLD_VERSION_CHANGED,
                        "dollars",
                        "double euros",
                        "double dollars",
                        "declare OldA, from which @MigrateFrom(1) starts, with the fields that version 1 had: "
                                + "A(double euros)"));
        assertThat(Resolution.of(
                                SchemaType.parse("L(list<A(string n)> l)"),
                                SchemaType.parse("L(list<A@2(long cents)> l)"),
                                MigrationSet.none().declared("A", (RecordOf) SchemaType.parse("OldA(int n)")))
                        .refusals())
                .extracting(SchemaChange::kind, SchemaChange::path)
                .containsExactly(tuple(Kind.OLD_VERSION_CHANGED, "l[].n"));
    }

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
    void a_migration_has_to_see_all_that_was_written() {
        RecordOf old = (RecordOf) SchemaType.parse("OldA(double euros)");
        SchemaType written = SchemaType.parse("A(double euros, string currency)");
        SchemaType current = SchemaType.parse("A@2(long cents)");
        assertThat(Resolution.of(written, current, MigrationSet.none().declared("A", old))
                        .refusals())
                .containsExactly(new SchemaChange(
                        Kind.OLD_VERSION_CHANGED,
                        "currency",
                        "string currency",
                        "",
                        "declare OldA, from which @MigrateFrom(1) starts, with the fields that version 1 had: "
                                + "A(double euros, string currency); or, if the values of 'currency' are of no use any more, "
                                + "put @Removed(\"currency\") on it"));
        assertThat(Resolution.of(written, current, MigrationSet.none().declared("A", old.removed("currency")))
                        .restores())
                .isTrue();
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
