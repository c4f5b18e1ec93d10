package dev.holdfast.benchmarks.serial;

/**
 * One way to turn values into bytes and back. A codec keeps its buffers, as an engine's worker would.
 *
 * @param <T> the type of the values
 */
interface Codec<T> {

    /** Writes into the codec's own buffer; returns the number of bytes. */
    int write(T value) throws Exception;

    /** What the last {@link #write} left. */
    byte[] written();

    T read(byte[] bytes) throws Exception;
}
