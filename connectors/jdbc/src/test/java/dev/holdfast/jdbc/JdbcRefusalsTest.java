package dev.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.jdbc.SinkContract.Total;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when it is said, and which errors of databases may pass. */
class JdbcRefusalsTest {

    private final DataSource dataSource = TestDatabase.h2().dataSource();

    record Nested(String id, List<String> tags) {}

    record Fine(Optional<Long> number, Object any) {}

    @Test
    void a_component_that_no_column_takes_is_refused_with_the_way_out() {
        assertThatThrownBy(() -> Jdbc.sink("s", dataSource, "t", Nested.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Component 'tags' of " + Nested.class.getName() + " is a java.util.List, which no column takes."
                                + " Name the columns yourself: Jdbc.sink(id, dataSource, table).column(\"tags\", row -> …).");
        assertThat(Jdbc.sink("s", dataSource, "t", Fine.class).id()).isEqualTo("s");
    }

    @Test
    void a_class_that_is_no_record_is_refused() {
        assertThatThrownBy(() -> Jdbc.sink("s", dataSource, "t", String.class))
                .hasMessageStartingWith("java.lang.String is no record, so nobody knows its columns. Name them:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "a\"b", "a;b", ".a", "a.", "1a", "a'b", "a`b"})
    void a_name_that_is_none_is_refused(String name) {
        assertThatThrownBy(() -> Jdbc.sink("s", dataSource, name, Total.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + name + "' is no name of a table. Write it as totals or as shop.totals");
    }

    @Test
    void an_id_that_does_not_fit_its_column_is_refused() {
        assertThatThrownBy(() -> Jdbc.sink("s".repeat(201), dataSource, "t", Total.class))
                .hasMessageContaining("1 to 200 characters")
                .hasMessageContaining("has 201. Choose another.");
        assertThatThrownBy(() -> Jdbc.sink("", dataSource, "t", Total.class)).hasMessageContaining("has 0");
    }

    @Test
    void settings_that_say_nothing_are_refused() {
        assertThatThrownBy(() -> Jdbc.sink("s", dataSource, "t", Total.class).upsertBy())
                .hasMessageContaining("Name at least one");
        assertThatThrownBy(
                        () -> Jdbc.source("s", dataSource, "t", "id", row -> "").settledAfter(Duration.ofSeconds(-1)))
                .hasMessageContaining("not after PT-1S");
    }

    @Test
    void errors_of_connections_servers_and_locks_may_pass() {
        for (String state : List.of("08001", "08006", "40001", "40P01", "53300", "57P01", "57P03", "55P03")) {
            assertThat(SqlErrors.mayPass(new SQLException("x", state)))
                    .as(state)
                    .isTrue();
        }
        for (String state : List.of("23505", "22003", "42P01", "28P01", "HY000", "0")) {
            assertThat(SqlErrors.mayPass(new SQLException("x", state)))
                    .as(state)
                    .isFalse();
        }
        assertThat(SqlErrors.mayPass(new SQLException("no state"))).isFalse();
        assertThat(SqlErrors.mayPass(new SQLTransientConnectionException("pool is empty")))
                .isTrue();
    }

    @Test
    void the_error_behind_that_of_a_batch_counts() {
        SQLException batch = new BatchUpdateException("Batch entry 0 …", new int[0]);
        batch.setNextException(new SQLException("ERROR: deadlock detected.\n  Detail: shows a row", "40P01"));

        assertThat(SqlErrors.mayPass(batch)).isTrue();
        assertThat(SqlErrors.describe(batch)).isEqualTo("ERROR: deadlock detected (SQLState 40P01)");
    }
}
