package dev.holdfast.runtime.checkpoint;

/** Takes the changes of a restore, oldest first: entries of a later call win. */
@FunctionalInterface
public interface ChangeConsumer {

    /**
     * Takes changes of one operator in one key group.
     *
     * @param block holds a change block, for {@link ChangeBlockReader}; valid during the call only
     */
    void changes(String operatorId, int keyGroup, byte[] block, int offset, int length);
}
