package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements of each database; those of MySQL and SQLite are known from their manuals only. */
class DialectTest {

    private static final List<String> COLUMNS = List.of("\"user\"", "\"n\"");
    private static final List<String> KEYS = List.of("\"user\"");

    @Test
    void an_insert_is_the_same_for_all() {
        assertThat(Dialect.insert("\"t\"", COLUMNS)).isEqualTo("INSERT INTO \"t\" (\"user\", \"n\") VALUES (?, ?)");
    }

    @Test
    void postgresql_and_sqlite_say_on_conflict() {
        String expected =
                "INSERT INTO \"t\" (\"user\", \"n\") VALUES (?, ?) ON CONFLICT (\"user\") DO UPDATE SET \"n\" ="
                        + " EXCLUDED.\"n\"";
        assertThat(Dialect.ofProduct("PostgreSQL").upsert("\"t\"", COLUMNS, KEYS))
                .contains(expected);
        assertThat(Dialect.ofProduct("SQLite").upsert("\"t\"", COLUMNS, KEYS)).contains(expected);
        assertThat(Dialect.POSTGRESQL.upsert("\"t\"", COLUMNS, COLUMNS))
                .contains("INSERT INTO \"t\" (\"user\", \"n\") VALUES (?, ?) ON CONFLICT (\"user\", \"n\") DO NOTHING");
    }

    @Test
    void h2_merges() {
        assertThat(Dialect.ofProduct("H2").upsert("\"t\"", COLUMNS, KEYS))
                .contains("MERGE INTO \"t\" (\"user\", \"n\") KEY (\"user\") VALUES (?, ?)");
    }

    @Test
    void mysql_and_mariadb_say_on_duplicate_key() {
        List<String> columns = List.of("`user`", "`n`");
        assertThat(Dialect.ofProduct("MySQL").upsert("`t`", columns, List.of("`user`")))
                .contains("INSERT INTO `t` (`user`, `n`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `n` = VALUES(`n`)");
        assertThat(Dialect.ofProduct("MariaDB").upsert("`t`", columns, columns))
                .contains("INSERT INTO `t` (`user`, `n`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `user` = `user`");
    }

    @Test
    void others_have_no_upsert() {
        assertThat(Dialect.ofProduct("Oracle")).isEqualTo(Dialect.OTHER);
        assertThat(Dialect.OTHER.upsert("t", COLUMNS, KEYS)).isEmpty();
    }
}
