package dev.holdfast.serial;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Serializers of keys that are a single value; generated serializers of compound keys call the static methods. */
public final class KeySerializers {

    private KeySerializers() {}

    /** Of bytes, never null: one byte that sorts like the number. */
    public static KeySerializer<Byte> int8() {
        return new Scalar<>(SchemaType.BYTE, StateOutput::writeKeyByte, StateInput::readKeyByte);
    }

    /** Of shorts, never null: two bytes that sort like the number. */
    public static KeySerializer<Short> int16() {
        return new Scalar<>(SchemaType.SHORT, StateOutput::writeKeyShort, StateInput::readKeyShort);
    }

    /** Of ints, never null: four bytes that sort like the number. */
    public static KeySerializer<Integer> int32() {
        return new Scalar<>(SchemaType.INT, StateOutput::writeKeyInt, StateInput::readKeyInt);
    }

    /** Of longs, never null: eight bytes that sort like the number. */
    public static KeySerializer<Long> int64() {
        return new Scalar<>(SchemaType.LONG, StateOutput::writeKeyLong, StateInput::readKeyLong);
    }

    /** Of strings, never null: sorted like {@link String#compareTo}; see {@link StateOutput#writeKeyString}. */
    public static KeySerializer<String> string() {
        return new Scalar<>(SchemaType.STRING, StateOutput::writeKeyString, StateInput::readKeyString);
    }

    /** Of UUIDs, never null: sixteen bytes that sort like {@link UUID#compareTo}. */
    public static KeySerializer<UUID> uuid() {
        return new Scalar<>(SchemaType.UUID, KeySerializers::writeUuid, KeySerializers::readUuid);
    }

    /** Of dates, never null: eight bytes that sort like the date. */
    public static KeySerializer<LocalDate> localDate() {
        return new Scalar<>(SchemaType.LOCAL_DATE, KeySerializers::writeLocalDate, KeySerializers::readLocalDate);
    }

    /** Of instants, never null: twelve bytes that sort like the instant. */
    public static KeySerializer<Instant> instant() {
        return new Scalar<>(SchemaType.INSTANT, KeySerializers::writeInstant, KeySerializers::readInstant);
    }

    /** An enum, by the name of its constant; sorts by name. */
    public static <E extends Enum<E>> KeySerializer<E> enumeration(Class<E> type) {
        return new Scalar<>(EnumTypes.schemaType(type, Map.of()), KeySerializers::writeEnum, in -> readEnum(type, in));
    }

    /** Sixteen bytes that sort like {@link UUID#compareTo}. */
    public static void writeUuid(StateOutput out, UUID value) {
        out.writeKeyLong(value.getMostSignificantBits());
        out.writeKeyLong(value.getLeastSignificantBits());
    }

    /**
     * What {@link #writeUuid} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left
     */
    public static UUID readUuid(StateInput in) {
        long most = in.readKeyLong();
        return new UUID(most, in.readKeyLong());
    }

    /** Eight bytes that sort like the date. */
    public static void writeLocalDate(StateOutput out, LocalDate value) {
        out.writeKeyLong(value.toEpochDay());
    }

    /**
     * What {@link #writeLocalDate} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public static LocalDate readLocalDate(StateInput in) {
        long day = in.readKeyLong();
        try {
            return LocalDate.ofEpochDay(day);
        } catch (DateTimeException e) {
            throw new CorruptStateException("no date has epoch day " + day);
        }
    }

    /** Twelve bytes that sort like the instant. */
    public static void writeInstant(StateOutput out, Instant value) {
        out.writeKeyLong(value.getEpochSecond());
        out.writeKeyInt(value.getNano());
    }

    /**
     * What {@link #writeInstant} wrote. Never null.
     *
     * @throws CorruptStateException if fewer bytes are left, or they are not such a value
     */
    public static Instant readInstant(StateInput in) {
        long seconds = in.readKeyLong();
        int nanos = in.readKeyInt();
        if (nanos < 0
                || nanos > 999_999_999
                || seconds < Instant.MIN.getEpochSecond()
                || seconds > Instant.MAX.getEpochSecond()) {
            throw new CorruptStateException("no instant has " + seconds + " seconds and " + nanos + " nanoseconds");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** The constant's name as {@link StateOutput#writeKeyString}. */
    public static void writeEnum(StateOutput out, Enum<?> value) {
        out.writeKeyString(value.name());
    }

    /**
     * What {@link #writeEnum} wrote. Never null.
     *
     * @throws CorruptStateException if the type has no constant of that name
     */
    public static <E extends Enum<E>> E readEnum(Class<E> type, StateInput in) {
        String name = in.readKeyString();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("no constant '" + name + "' in " + type.getName());
        }
    }

    private record Scalar<K>(Schema schema, BiConsumer<StateOutput, K> writeFn, Function<StateInput, K> readFn)
            implements KeySerializer<K> {

        Scalar(SchemaType type, BiConsumer<StateOutput, K> writeFn, Function<StateInput, K> readFn) {
            this(Schema.of(type), writeFn, readFn);
        }

        @Override
        public void write(K key, StateOutput out) {
            writeFn.accept(out, key);
        }

        @Override
        public K read(StateInput in) {
            return readFn.apply(in);
        }
    }
}
