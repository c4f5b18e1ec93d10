package dev.holdfast.runtime.reader;

import dev.holdfast.operator.TimeoutMode;
import dev.holdfast.runtime.checkpoint.commit.OperatorRecord;
import dev.holdfast.runtime.checkpoint.commit.WrittenSchema;

/**
 * What a checkpoint knows of an operator besides its state.
 *
 * @param id names its state
 * @param keySchema what the bytes of keys mean, in the notation of schemas
 * @param stateSchema what the bytes of states mean
 * @param stateVersion what the user wrote as {@code @StateRecord(version = …)}
 * @param timeoutMode which timeouts it has
 * @param rows the number of keys with state or a timeout
 */
public record OperatorSummary(
        String id, String keySchema, String stateSchema, int stateVersion, TimeoutMode timeoutMode, long rows) {

    static OperatorSummary of(OperatorRecord operator) {
        WrittenSchema state = operator.state("").orElseThrow().currentSchema();
        return new OperatorSummary(
                operator.id(),
                operator.keySchema(),
                state.text(),
                state.version(),
                TimeoutMode.valueOf(operator.timeoutMode()),
                operator.numRows());
    }
}
