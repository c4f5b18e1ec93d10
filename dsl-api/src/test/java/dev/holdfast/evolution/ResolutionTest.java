package dev.holdfast.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.evolution.SchemaChange.Kind;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.RecordOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes restore, and what is said of those that do not. */
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

    private static Resolution resolve(String written, String current) {
        return Resolution.of(SchemaType.parse(written), SchemaType.parse(current), MigrationSet.none());
    }
}
