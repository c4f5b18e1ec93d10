package dev.holdfast.runtime.checkpoint.recovery;

import dev.holdfast.runtime.checkpoint.chunk.ContentHash;

/**
 * One opening of a checkpoint.
 *
 * @param relaxed whether its segments were committed without a sync
 * @param headBatch the last committed batch when it was opened, which was durable then; -1 for none
 * @param headHash the hash of that batch's segment
 */
public record Epoch(long number, boolean relaxed, long headBatch, ContentHash headHash) {}
