package dev.holdfast.runtime.reader;

import dev.holdfast.keyed.rows.WrittenState;

/**
 * What a checkpoint knows of one state of an operator besides its rows.
 *
 * @param name tells it from the operator's other states; empty if it is the only one and has no name
 * @param kind what is kept in it, in a few words
 * @param subKeySchema what tells rows of one key apart, in the notation of schemas; empty if a key has one row
 * @param deadlines what a row's deadline means, in a word; empty if rows have none
 * @param valueSchema what the bytes of values mean; empty if rows are deadlines only
 * @param version what the user wrote as {@code @StateRecord(version = …)}; 0 if rows are deadlines only
 * @param rows the number of rows
 */
public record StateSummary(
        String name, String kind, String subKeySchema, String deadlines, String valueSchema, int version, long rows) {

    static StateSummary of(WrittenState state) {
        boolean hasValues = !state.schemas().isEmpty();
        return new StateSummary(
                state.name(),
                state.kind(),
                state.subKeySchema(),
                state.deadlines(),
                hasValues ? state.currentSchema().text() : "",
                hasValues ? state.currentSchema().version() : 0,
                state.numRows());
    }
}
