package dev.holdfast.runtime.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.util.Pool;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of one type, written by Kryo. Its bytes are four for the fields of the registered classes, then Kryo's to the end of the
 * frame: a class that has other fields than it had is noticed, not misread.
 */
final class KryoStateSerializer<T> implements StateSerializer<T> {

    private final Class<? super T> type;
    private final int layout;
    private final Schema schema;
    private final Pool<Kryo> pool;

    KryoStateSerializer(Class<? super T> type, List<Class<?>> registered) {
        List<Class<?>> all = new ArrayList<>();
        all.add(type);
        all.addAll(registered);
        this.type = type;
        this.layout = ClassLayout.hash(all);
        String names = all.stream().map(Class::getName).collect(Collectors.joining(",", "kryo:", ""));
        this.schema = Schema.of(SchemaType.opaque(names));
        this.pool = new Pool<>(true, true) {
            @Override
            protected Kryo create() {
                return BoundedKryo.of(all);
            }
        };
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(T value, StateOutput out) {
        Kryo kryo = pool.obtain();
        try (Output output = new Output(256, -1)) {
            kryo.writeClassAndObject(output, value);
            out.writeKeyInt(layout);
            out.writeRaw(output.getBuffer(), 0, output.position());
            pool.free(kryo);
        } catch (KryoException | IllegalArgumentException | StackOverflowError e) {
            // A Kryo that failed may be in any state: it does not go back to the pool.
            throw new IllegalArgumentException(
                    "Kryo cannot write a value of " + type.getName() + ": " + e.getMessage()
                            + ". Register every class inside it, with @AllowKryo(register = ...).",
                    e);
        }
    }

    /** Reads to the end of the input, which is the end of its frame. */
    @Override
    @SuppressWarnings(
            "unchecked") // what was written was a T; another class fails where it is assigned, inside the frame
    public T read(StateInput in) {
        if (in.readKeyInt() != layout) {
            throw new CorruptStateException("the fields of " + type.getName()
                    + ", or of a class registered with it, are not those that Kryo wrote. Keep that version of the"
                    + " class, or read the state with it and write it anew.");
        }
        byte[] bytes = new byte[in.remaining()];
        in.readRaw(bytes, 0, bytes.length);
        Kryo kryo = pool.obtain();
        try (Input input = new Input(bytes)) {
            Object value = kryo.readClassAndObject(input);
            if (value == null || !type.isInstance(value) || input.position() != bytes.length) {
                throw new CorruptStateException("the bytes of Kryo are not those of one " + type.getName());
            }
            pool.free(kryo);
            return (T) value;
        } catch (CorruptStateException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new CorruptStateException("Kryo cannot read a value of " + type.getName() + ": " + e, e);
        }
    }
}
