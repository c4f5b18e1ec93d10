package dev.holdfast.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.serial.SchemaType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal says is to be done: for the record that can have a version, and only what can be written. */
class FixesTest {

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

    private static Resolution resolve(String written, String current) {
        return Resolution.of(SchemaType.parse(written), SchemaType.parse(current), MigrationSet.none());
    }
}
