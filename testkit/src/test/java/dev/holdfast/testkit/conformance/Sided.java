package dev.holdfast.testkit.conformance;

import dev.holdfast.field.KeyField;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;

/**
 * An event of one of the streams of a join, which come from one source.
 *
 * @param side L, R, or another one
 * @param seconds its event time
 */
record Sided(String side, String key, int seconds) {

    static final KeyField<Sided, String> KEY =
            KeyField.of("key", Sided::key, KeySerializers.string(), new Serializer(false));

    /** The same, whose bytes have one component more. */
    static final KeyField<Sided, String> KEY_OF_LONGER =
            KeyField.of("key", Sided::key, KeySerializers.string(), new Serializer(true));

    static final KeyField<Sided, Long> NUMBER =
            KeyField.of("key", event -> Long.valueOf(event.key()), KeySerializers.int64(), new Serializer(false));

    static Sided left(Object key, int seconds) {
        return new Sided("L", key.toString(), seconds);
    }

    static Sided right(Object key, int seconds) {
        return new Sided("R", key.toString(), seconds);
    }

    Instant at() {
        return Instant.ofEpochSecond(seconds);
    }

    int number() {
        return Integer.parseInt(key);
    }

    private record Serializer(boolean isLonger) implements StateSerializer<Sided> {

        private static final Schema SHORT = schemaOf();
        private static final Schema LONG =
                schemaOf(Schema.field("more", SchemaType.LONG).withDefault("7"));

        private static Schema schemaOf(SchemaField... more) {
            SchemaField[] fields = new SchemaField[3 + more.length];
            fields[0] = Schema.field("side", SchemaType.STRING);
            fields[1] = Schema.field("key", SchemaType.STRING);
            fields[2] = Schema.field("seconds", SchemaType.INT);
            System.arraycopy(more, 0, fields, 3, more.length);
            return Schema.record(Schema.FORMAT, "Sided", 1, fields);
        }

        @Override
        public Schema schema() {
            return isLonger ? LONG : SHORT;
        }

        @Override
        public void write(Sided value, StateOutput out) {
            out.writeString(value.side());
            out.writeString(value.key());
            out.writeVarInt(value.seconds());
            if (isLonger) {
                out.writeVarLong(8);
            }
        }

        @Override
        public Sided read(StateInput in) {
            Sided read = new Sided(in.readString(), in.readString(), in.readVarInt());
            return isLonger ? new Sided(read.side() + in.readVarLong(), read.key(), read.seconds()) : read;
        }
    }
}
