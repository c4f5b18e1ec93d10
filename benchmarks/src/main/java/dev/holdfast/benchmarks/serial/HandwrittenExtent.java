package dev.holdfast.benchmarks.serial;

/** {@link Extent} by hand. */
final class HandwrittenExtent extends HandwrittenCodec<Extent> {

    @Override
    int encode(Extent value) {
        int at = putLong(0, value.count());
        at = putLong(at, value.first());
        return putLong(at, value.last());
    }

    @Override
    public Extent read(byte[] bytes) {
        Cursor in = new Cursor(bytes);
        long count = in.readLong();
        long first = in.readLong();
        return new Extent(count, first, in.readLong());
    }
}
