package dev.holdfast.runtime.files;

/** What has reached the disk when a batch counts as committed. */
public enum Durability {

    /** The batch is on disk: a committed batch survives a power cut. The default. */
    SYNC,

    /**
     * The operating system has the batch: it survives the end of this process, not of the machine. After a power cut the
     * checkpoint keeps the longest whole run of batches, and what was lost is logged as a warning.
     */
    RELAXED
}
