package dev.holdfast.runtime.checkpoint;

/** Takes restored rows and changes alike, oldest first: entries of a later call win. */
@FunctionalInterface
public interface ChangeConsumer extends Restore.Consumer {

    @Override
    void changes(String operatorId, int keyGroup, byte[] block, int offset, int length);

    @Override
    default void rows(String operatorId, int keyGroup, byte[] block, int offset, int length) {
        changes(operatorId, keyGroup, block, offset, length);
    }
}
