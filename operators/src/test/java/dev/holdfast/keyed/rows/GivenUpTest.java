package dev.holdfast.keyed.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said at a start of fields that rows have and the state type has not any more. */
class GivenUpTest {

    private static final List<WrittenSchema> STORED = List.of(
            written(0, "A(int n, string s, B(int x, int y) b)"),
            written(1, "A(int n, string s, B(int x) b)"),
            written(2, "A(int n, B(int x) b)"));

    @Test
    void fields_are_told_with_the_number_of_rows_that_have_them() {
        assertThat(givenUp("A(int n, B(int x) b)", Map.of(0, 1L, 1, 4L, 2, 9L)))
                .containsExactly(new GivenUp("b.y", "int y", false, 1), new GivenUp("s", "string s", false, 5));
    }

    @Test
    void fields_that_no_row_has_are_not_told() {
        assertThat(givenUp("A(int n, B(int x) b)", Map.of(2, 9L))).isEmpty();
        assertThat(givenUp("A(int n, B(int x) b)", Map.of(1, 3L)))
                .extracting(GivenUp::toString)
                .containsExactly(
                        "field 's' (string s) is gone from the state type: 3 rows have it, and lose it when they are"
                                + " next updated. If it is not to be lost, stop, and restore the field or bring it over with"
                                + " @RenamedFrom or @MigrateFrom; if it is, say so with @Removed(\"s\") on its type");
    }

    @Test
    void fields_that_are_said_to_be_removed_are_told_as_such() {
        Schema schema = Schema.of(SchemaType.parse("A(int n, boolean open, B(int x, int y) b)"))
                .removed("s");
        assertThat(schemas(schema).givenUp(Map.of(0, 1L)))
                .extracting(GivenUp::toString)
                .containsExactly(
                        "field 's' (string s) is gone from the state type: 1 row has it, and loses it when it is"
                                + " next updated, as @Removed says");
    }

    private static List<GivenUp> givenUp(String current, Map<Integer, Long> rows) {
        return schemas(Schema.of(SchemaType.parse(current))).givenUp(rows);
    }

    private static StateSchemas<Object> schemas(Schema current) {
        WrittenState stored = new WrittenState("", "group state", "", "", STORED, 2, 14);
        return StateSchemas.of("carts", stored, new SchemaOnly(current));
    }

    private static WrittenSchema written(int id, String text) {
        return new WrittenSchema(id, text, Schema.of(SchemaType.parse(text)).fingerprint(), 1, false);
    }

    /** A serializer that is asked for its schema only. */
    private record SchemaOnly(Schema schema) implements StateSerializer<Object> {

        @Override
        public void write(Object value, StateOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object read(StateInput in) {
            throw new UnsupportedOperationException();
        }
    }
}
