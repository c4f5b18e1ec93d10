package dev.holdfast.keyed.rows;

/** What stands at a row. */
@FunctionalInterface
public interface RowSource {

    /** Sets {@code row} to the row. */
    void row(Row row);
}
