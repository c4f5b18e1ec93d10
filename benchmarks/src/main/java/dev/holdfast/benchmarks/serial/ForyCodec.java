package dev.holdfast.benchmarks.serial;

import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;
import org.apache.fory.memory.MemoryUtils;

/** Fory with registered classes and generated code; it reads the internals of strings. */
final class ForyCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withRefTracking(false)
            .requireClassRegistration(true)
            .withCompatible(false)
            .build();
    private final MemoryBuffer buffer = MemoryUtils.buffer(4096);

    ForyCodec(Class<T> type) {
        this.type = type;
        fory.register(type);
    }

    @Override
    public int write(T value) {
        buffer.writerIndex(0);
        fory.serialize(buffer, value);
        return buffer.writerIndex();
    }

    @Override
    public byte[] written() {
        return buffer.getBytes(0, buffer.writerIndex());
    }

    @Override
    public T read(byte[] bytes) {
        return type.cast(fory.deserialize(bytes));
    }
}
