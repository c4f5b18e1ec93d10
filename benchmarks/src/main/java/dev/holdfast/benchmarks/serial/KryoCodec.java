package dev.holdfast.benchmarks.serial;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.HashMap;

/** Kryo 5 as its documentation advises: registered classes, no references. */
final class KryoCodec<T> implements Codec<T> {

    private final Class<T> type;
    private final Kryo kryo = new Kryo();
    private final Output out = new Output(4096, -1);
    private final Input in = new Input();

    KryoCodec(Class<T> type) {
        this.type = type;
        kryo.setRegistrationRequired(true);
        kryo.setReferences(false);
        kryo.register(type);
        kryo.register(ArrayList.class);
        kryo.register(HashMap.class);
    }

    @Override
    public int write(T value) {
        out.reset();
        kryo.writeObject(out, value);
        return out.position();
    }

    @Override
    public byte[] written() {
        return out.toBytes();
    }

    @Override
    public T read(byte[] bytes) {
        in.setBuffer(bytes);
        return kryo.readObject(in, type);
    }
}
