package dev.holdfast.runtime.io.files;

/**
 * The files that were read long ago, of which nothing is kept one by one: all that were last changed, which includes being
 * moved in, before a time; and of those that were changed before a second time, all whose names sort before a name.
 *
 * @param beforeNanos the first time
 * @param untilNanos the second one
 * @param next the name; the first file of those changed before {@code untilNanos} that was not read
 * @param files how many they are
 * @param sum of the hashes of their names: shows when others take their places
 */
record Settled(long beforeNanos, long untilNanos, String next, long files, long sum) {

    static final Settled NONE = new Settled(0, 0, "", 0, 0);

    /** In place of the number of files in an offset of an older version. */
    static final long UNKNOWN_FILES = -1;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** All whose names sort before one. */
    static Settled before(String name) {
        return new Settled(0, Long.MAX_VALUE, name, UNKNOWN_FILES, 0);
    }

    boolean covers(InputFile file) {
        long changed = file.status().changedNanos();
        return changed < beforeNanos || (isInWave(file) && file.name().compareTo(next) < 0);
    }

    boolean isInWave(InputFile file) {
        return file.status().changedNanos() < untilNanos;
    }

    Settled with(String name) {
        return new Settled(beforeNanos, untilNanos, next, files + 1, sum + hash(name));
    }

    Settled without(String name) {
        return new Settled(beforeNanos, untilNanos, next, files - 1, sum - hash(name));
    }

    Settled waitingFor(String newNext) {
        return new Settled(beforeNanos, untilNanos, newNext, files, sum);
    }

    /** All up to the second time were read. */
    Settled untilReached(long newUntilNanos) {
        long until = Math.max(untilNanos, newUntilNanos);
        return new Settled(untilNanos, until, "", files, sum);
    }

    /** The same rule, with nobody counted yet. */
    Settled uncounted() {
        return new Settled(beforeNanos, untilNanos, next, 0, 0);
    }

    static long hash(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
