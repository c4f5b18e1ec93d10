package dev.holdfast.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.engine.CheckpointIncompatibleException;
import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.RowAccess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query whose state type changes from start to start. */
class EvolutionTest {

    private static final int KEY_GROUPS = 128;

    @TempDir
    Path directory;

    private final StoredRows stored = new StoredRows(StateStores.heap());
    private EngineDriver<String> driver;

    @BeforeEach
    void run_version_1() throws Exception {
        driver = new EngineDriver<>(directory, Totals::sums, this::options);
        driver.stepAt(0, List.of("a+5", "b+7", "c+1"));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void old_states_are_read_as_the_new_type() throws Exception {
        driver.restart(Totals::wides);
        assertThat(driver.step(List.of("a?", "d+1")))
                .containsExactly("a Wide[unit=EUR, sum=5, count=0]", "d Wide[unit=USD, sum=1, count=1]");
    }

    @Test
    void only_what_is_updated_is_rewritten() throws Exception {
        driver.restart(Totals::wides);
        driver.step(List.of("a+1", "b?", "c!"));
        assertThat(schemas()).isEqualTo(new TreeMap<>(Map.of("a", 1, "b", 0, "c", 0)));
        driver.restart();
        assertThat(driver.step(List.of("a?", "b?", "c?")))
                .containsExactly(
                        "a Wide[unit=EUR, sum=6, count=1]",
                        "b Wide[unit=EUR, sum=7, count=0]",
                        "c Wide[unit=EUR, sum=1, count=0]");
    }

    @Test
    void timeouts_of_old_rows_fire_with_the_new_type() throws Exception {
        driver.step(List.of("c!"));
        driver.restart(Totals::wides);
        assertThat(driver.stepAt(11, List.of()))
                .containsExactly("c Wide[unit=EUR, sum=1, count=0]", "c timeout Wide[unit=EUR, sum=1, count=0]");
    }

    @Test
    void there_and_back_again() throws Exception {
        driver.restart(Totals::cents);
        assertThat(driver.step(List.of("a+1"))).containsExactly("a Cents[total=600]");
        assertThat(driver.step(List.of("b?"))).containsExactly("b Cents[total=700]");
        driver.restart(Totals::cents);
        assertThat(driver.step(List.of("a?", "b?"))).containsExactly("a Cents[total=600]", "b Cents[total=700]");
    }

    @Test
    void an_older_program_reads_what_a_newer_one_wrote_if_the_fields_allow() throws Exception {
        driver.restart(Totals::wides);
        driver.step(List.of("a?"));
        driver.restart(Totals::sums);
        assertThat(driver.step(List.of("a+1"))).containsExactly("a Sum[total=6]");
        assertThat(schemas()).containsEntry("a", 0);
    }

    @Test
    void an_older_program_does_not_misunderstand_what_was_migrated() throws Exception {
        driver.restart(Totals::cents);
        driver.step(List.of("a+1"));
        assertThatThrownBy(() -> driver.restart(Totals::sums))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessageContaining("1 row was written with another schema.")
                .hasMessageContaining("\n- it is version 2, which has migrations");
        driver.restart(Totals::cents);
        assertThat(driver.step(List.of("a?", "b?"))).containsExactly("a Cents[total=600]", "b Cents[total=700]");
    }

    @Test
    void what_cannot_be_read_is_refused_with_the_difference() throws Exception {
        driver.feed(List.of("a+1"));
        assertThatThrownBy(() -> driver.restart(Totals::texts))
                .isInstanceOf(CheckpointIncompatibleException.class)
                .hasMessage("""
                        The state of operator 'totals' cannot be restored: 3 rows were written with another schema.
                        Before: Totals.Sum(int total)
                        - total: was int, is string. Fix: set @StateRecord(version = 2) on Totals.Text and add a \
                        @MigrateFrom(1) method, or restore int.
                        Now: Totals.Text(string total)
                        Or restore the type as it was before; or give the operator a new id with named(…), and give up \
                        its old state with dropStateOf("totals") of the engine's builder.""");
        driver.restart(Totals::sums);
        assertThat(driver.drain()).as("the input was not touched").containsExactly("a Sum[total=6]");
    }

    @Test
    void a_schema_is_forgotten_when_no_row_has_it() throws Exception {
        driver.restart(Totals::wides);
        driver.step(List.of("a+1", "b+1", "c+1"));
        driver.restart();
        driver.step(List.of("a+1"));
        assertThatThrownBy(() -> driver.restart(Totals::texts)).hasMessageContaining("Before: Totals.Wide(");
        driver.restart(Totals::wides);
        assertThat(schemas()).isEqualTo(new TreeMap<>(Map.of("a", 1, "b", 1, "c", 1)));
    }

    @Test
    void all_schemas_that_cannot_be_read_are_named() throws Exception {
        driver.restart(Totals::wides);
        driver.step(List.of("a+1", "b+1"));
        assertThatThrownBy(() -> driver.restart(Totals::texts))
                .hasMessageContaining(
                        "3 rows were written with 2 other schemas.\nBefore: Totals.Sum(int total) (1 row)\n- ")
                .hasMessageContaining("\nBefore: Totals.Wide(string unit, long sum, int count) (2 rows)\n- ")
                .hasMessageContaining("\nNow: Totals.Text(string total)\n");
    }

    @Test
    void rows_that_are_gone_do_not_stand_in_the_way() throws Exception {
        driver.close();
        driver = new EngineDriver<>(directory.resolve("empty"), Totals::sums, this::options);
        driver.step(List.of("x?"));
        driver.restart(Totals::texts);
        assertThat(driver.step(List.of("x+1"))).containsExactly("x Text[total=1]");
    }

    private EmbeddedEngine.Builder options(EmbeddedEngine.Builder builder) {
        return builder.workers(2).stateStore(stored);
    }

    /** The schema of each row. */
    private SortedMap<String, Integer> schemas() {
        SortedMap<String, Integer> schemas = new TreeMap<>();
        for (int group = 0; group < KEY_GROUPS; group++) {
            stored.current()
                    .keyGroup(new StateId("totals", ""), RowAccess.BY_KEY, group)
                    .forEach((key, keyOffset, keyLength, bytes, offset, length) -> {
                        Row row = new Row();
                        row.reset(Arrays.copyOfRange(bytes, offset, offset + length), 0, length);
                        schemas.put(String.valueOf((char) key[keyOffset]), row.schemaId());
                    });
        }
        return schemas;
    }
}
