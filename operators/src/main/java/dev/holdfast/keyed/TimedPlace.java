package dev.holdfast.keyed;

import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.time.Instant;

/**
 * Where a value of a time-sorted state stands: the sub-key of its row.
 *
 * @param at its instant
 * @param place when it was added, among the others
 */
public record TimedPlace(Instant at, long place) {

    /** The bytes: those of the instant, and eight of the place. */
    public static final KeySerializer<TimedPlace> SERIALIZER = new Serializer();

    /** Before all values of an instant. */
    public static TimedPlace firstAt(Instant at) {
        return new TimedPlace(at, 0);
    }

    /** The instant, and the place behind {@code #}. */
    @Override
    public String toString() {
        return at + "#" + place;
    }

    private static final class Serializer implements KeySerializer<TimedPlace> {

        private static final Schema SCHEMA = Schema.record(
                Schema.FORMAT,
                "TimedPlace",
                1,
                Schema.field("at", SchemaType.INSTANT),
                Schema.field("place", SchemaType.LONG));

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public void write(TimedPlace key, StateOutput out) {
            KeySerializers.writeInstant(out, key.at);
            out.writeKeyLong(key.place);
        }

        @Override
        public TimedPlace read(StateInput in) {
            Instant at = KeySerializers.readInstant(in);
            return new TimedPlace(at, in.readKeyLong());
        }
    }
}
