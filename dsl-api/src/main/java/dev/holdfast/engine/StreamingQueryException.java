package dev.holdfast.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a query ended or could not start. What the user's code threw is the cause. Nothing of the batch that failed was kept
 * or delivered, unless the message says that the outcome is unknown; started again, the query goes on from the last
 * committed batch.
 */
public class StreamingQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long batchId;
    private final @Nullable String operatorId;
    private final @Nullable String sourceId;
    private final @Nullable String sinkId;
    private final @Nullable String key;

    /** With the failure that led to it. */
    public StreamingQueryException(String message, @Nullable Throwable cause) {
        this(message, cause, -1, null, null);
    }

    /**
     * An exception in a batch.
     *
     * @param batchId the batch, or -1 if there was none
     * @param operatorId the operator whose update function or key function failed, or null
     * @param key the key it was called with, as text, or null
     */
    public StreamingQueryException(
            String message,
            @Nullable Throwable cause,
            long batchId,
            @Nullable String operatorId,
            @Nullable String key) {
        this(message, cause, batchId, operatorId, key, null, null);
    }

    private StreamingQueryException(
            String message,
            @Nullable Throwable cause,
            long batchId,
            @Nullable String operatorId,
            @Nullable String key,
            @Nullable String sourceId,
            @Nullable String sinkId) {
        super(message, cause);
        this.batchId = batchId;
        this.operatorId = operatorId;
        this.key = key;
        this.sourceId = sourceId;
        this.sinkId = sinkId;
    }

    /**
     * A source that could not be read.
     *
     * @param batchId the batch, or -1 if there was none
     */
    public static StreamingQueryException ofSource(String message, Throwable cause, long batchId, String sourceId) {
        return new StreamingQueryException(message, cause, batchId, null, null, Objects.requireNonNull(sourceId), null);
    }

    /**
     * A sink that did not take a batch.
     *
     * @param batchId the batch, or -1 if there was none
     */
    public static StreamingQueryException ofSink(String message, Throwable cause, long batchId, String sinkId) {
        return new StreamingQueryException(message, cause, batchId, null, null, null, Objects.requireNonNull(sinkId));
    }

    /** The batch that failed, if it was in a batch. */
    public OptionalLong batchId() {
        return batchId < 0 ? OptionalLong.empty() : OptionalLong.of(batchId);
    }

    /** The operator whose update function or key function failed, if it was one. */
    public Optional<String> operatorId() {
        return Optional.ofNullable(operatorId);
    }

    /** The source that could not be read, if it was one. */
    public Optional<String> sourceId() {
        return Optional.ofNullable(sourceId);
    }

    /** The sink that did not take the batch, if it was one. */
    public Optional<String> sinkId() {
        return Optional.ofNullable(sinkId);
    }

    /** The key with which the update function was called, as text, if it was one. */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }
}
