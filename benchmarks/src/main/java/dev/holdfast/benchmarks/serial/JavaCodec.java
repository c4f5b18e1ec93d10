package dev.holdfast.benchmarks.serial;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** Java's own serialization. */
final class JavaCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);

    JavaCodec(Class<T> type) {
        this.type = type;
    }

    @Override
    public int write(T value) throws Exception {
        buffer.reset();
        try (ObjectOutputStream out = new ObjectOutputStream(buffer)) {
            out.writeObject(value);
        }
        return buffer.size();
    }

    @Override
    public byte[] written() {
        return buffer.toByteArray();
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // the bytes were written by this program
    public T read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        }
    }
}
