package dev.holdfast.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every row of the conformance table: those that feed a pipeline in every mode, and through the engine with files. */
class ConformanceTest {

    @TempDir
    Path directory;

    /** The whole table, in the order of the ids. */
    static List<Row> table() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(GroupStateRows.all());
        rows.addAll(OneCallRows.all());
        rows.addAll(UpdateFunctionRows.all());
        rows.addAll(InitialStateRows.all());
        rows.addAll(WatermarkRows.all());
        rows.addAll(WindowRows.all());
        rows.addAll(AggregateRows.all());
        rows.addAll(SessionRows.all());
        rows.addAll(DeduplicationRows.all());
        rows.addAll(JoinRows.all());
        rows.addAll(IntervalJoinRows.all());
        rows.addAll(StatesRows.all());
        rows.addAll(StatesHandleRows.all());
        rows.addAll(StatesChangeRows.all());
        rows.addAll(StoreRows.all());
        rows.addAll(CheckpointRows.all());
        rows.addAll(RefusalRows.all());
        rows.sort(Comparator.comparing(Row::id));
        return rows;
    }

    @TestFactory
    Stream<DynamicNode> rows() {
        return table().stream().filter(row -> row.body() != null).map(this::node);
    }

    @Test
    void each_id_stands_for_one_row() {
        Set<String> seen = new HashSet<>();
        assertThat(table())
                .allSatisfy(row -> assertThat(seen.add(row.id())).as(row.id()).isTrue());
        assertThat(table())
                .allSatisfy(row ->
                        assertThat(row.reason().isEmpty()).as(row.id()).isEqualTo(row.standing() == Standing.SAME));
    }

    private DynamicNode node(Row row) {
        String name = row.id() + " " + row.what();
        Row.Body body = Objects.requireNonNull(row.body());
        if (body instanceof Row.Once once) {
            return dynamicTest(name, once::run);
        }
        Script<?> script = (Script<?>) body;
        List<DynamicNode> modes = new ArrayList<>();
        for (Mode mode : Mode.all()) {
            modes.add(dynamicTest(row.id() + " " + mode.name(), () -> KitRun.run(script, mode)));
        }
        modes.add(dynamicTest(row.id() + " engine, files", () -> EngineRun.run(script, directory.resolve(row.id()))));
        return dynamicContainer(name, modes);
    }
}
