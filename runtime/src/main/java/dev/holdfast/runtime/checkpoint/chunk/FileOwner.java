package dev.holdfast.runtime.checkpoint.chunk;

/** Refuses a whole file that lies in the wrong place. */
public final class FileOwner {

    private FileOwner() {}

    /** Refuses a file of another query, or of another batch. */
    public static void check(ChunkFile file, Identity identity, long batchId) {
        FileHeader header = file.header();
        if (!header.queryId().equals(identity.queryId())) {
            throw Damage.of(
                    file.path(),
                    "it belongs to query " + header.queryId() + ", not to " + identity.queryId() + " of holdfast.json");
        }
        if (header.keyGroups() != identity.keyGroups()) {
            throw Damage.of(
                    file.path(),
                    "it has " + header.keyGroups() + " key groups, not " + identity.keyGroups()
                            + " as in holdfast.json");
        }
        if (header.batchId() != batchId) {
            throw Damage.of(file.path(), "it is that of batch " + header.batchId() + ", not of " + batchId);
        }
    }
}
