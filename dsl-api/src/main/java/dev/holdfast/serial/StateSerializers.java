package dev.holdfast.serial;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Serializers of states that are a single value. */
public final class StateSerializers {

    private StateSerializers() {}

    /** Of true and false, never null: one byte. */
    public static StateSerializer<Boolean> bool() {
        return of(SchemaType.BOOLEAN, StateOutput::writeBoolean, StateInput::readBoolean);
    }

    /** Of bytes, never null: one byte. */
    public static StateSerializer<Byte> int8() {
        return of(SchemaType.BYTE, (out, value) -> out.writeByte(value), StateInput::readByte);
    }

    /** Of shorts, never null: one to three bytes. */
    public static StateSerializer<Short> int16() {
        return of(SchemaType.SHORT, StateOutput::writeShort, StateInput::readShort);
    }

    /** Of characters, never null: one to three bytes. */
    public static StateSerializer<Character> character() {
        return of(SchemaType.CHAR, StateOutput::writeChar, StateInput::readChar);
    }

    /** Of ints, never null: one to five bytes, small magnitudes in few. */
    public static StateSerializer<Integer> int32() {
        return of(SchemaType.INT, StateOutput::writeVarInt, StateInput::readVarInt);
    }

    /** Of longs, never null: one to ten bytes, small magnitudes in few. */
    public static StateSerializer<Long> int64() {
        return of(SchemaType.LONG, StateOutput::writeVarLong, StateInput::readVarLong);
    }

    /** Of floats, never null: four bytes. */
    public static StateSerializer<Float> float32() {
        return of(SchemaType.FLOAT, StateOutput::writeFloat, StateInput::readFloat);
    }

    /** Of doubles, never null: eight bytes. */
    public static StateSerializer<Double> float64() {
        return of(SchemaType.DOUBLE, StateOutput::writeDouble, StateInput::readDouble);
    }

    /** Of strings, never null: see {@link StateOutput#writeString}. */
    public static StateSerializer<String> string() {
        return of(SchemaType.STRING, StateOutput::writeString, StateInput::readString);
    }

    /** Of instants, never null: see {@link StateOutput#writeInstant}. */
    public static StateSerializer<Instant> instant() {
        return of(SchemaType.INSTANT, StateOutput::writeInstant, StateInput::readInstant);
    }

    /** Of durations, never null: see {@link StateOutput#writeDuration}. */
    public static StateSerializer<Duration> duration() {
        return of(SchemaType.DURATION, StateOutput::writeDuration, StateInput::readDuration);
    }

    /** Of dates, never null: see {@link StateTimes#writeLocalDate}. */
    public static StateSerializer<LocalDate> localDate() {
        return of(SchemaType.LOCAL_DATE, StateTimes::writeLocalDate, StateTimes::readLocalDate);
    }

    /** Of times of day, never null: see {@link StateTimes#writeLocalTime}. */
    public static StateSerializer<LocalTime> localTime() {
        return of(SchemaType.LOCAL_TIME, StateTimes::writeLocalTime, StateTimes::readLocalTime);
    }

    /** Of dates with a time, never null: see {@link StateTimes#writeLocalDateTime}. */
    public static StateSerializer<LocalDateTime> localDateTime() {
        return of(SchemaType.LOCAL_DATE_TIME, StateTimes::writeLocalDateTime, StateTimes::readLocalDateTime);
    }

    /** Of times of day with an offset, never null: see {@link StateTimes#writeOffsetTime}. */
    public static StateSerializer<OffsetTime> offsetTime() {
        return of(SchemaType.OFFSET_TIME, StateTimes::writeOffsetTime, StateTimes::readOffsetTime);
    }

    /** Of dates with a time and an offset, never null: see {@link StateTimes#writeOffsetDateTime}. */
    public static StateSerializer<OffsetDateTime> offsetDateTime() {
        return of(SchemaType.OFFSET_DATE_TIME, StateTimes::writeOffsetDateTime, StateTimes::readOffsetDateTime);
    }

    /** Of dates with a time and a zone, never null: see {@link StateTimes#writeZonedDateTime}. */
    public static StateSerializer<ZonedDateTime> zonedDateTime() {
        return of(SchemaType.ZONED_DATE_TIME, StateTimes::writeZonedDateTime, StateTimes::readZonedDateTime);
    }

    /** Of zones, never null: see {@link StateTimes#writeZoneId}. */
    public static StateSerializer<ZoneId> zoneId() {
        return of(SchemaType.ZONE_ID, StateTimes::writeZoneId, StateTimes::readZoneId);
    }

    /** Of offsets, never null: see {@link StateTimes#writeZoneOffset}. */
    public static StateSerializer<ZoneOffset> zoneOffset() {
        return of(SchemaType.ZONE_OFFSET, StateTimes::writeZoneOffset, StateTimes::readZoneOffset);
    }

    /** Of years, never null: see {@link StateTimes#writeYear}. */
    public static StateSerializer<Year> year() {
        return of(SchemaType.YEAR, StateTimes::writeYear, StateTimes::readYear);
    }

    /** Of months of a year, never null: see {@link StateTimes#writeYearMonth}. */
    public static StateSerializer<YearMonth> yearMonth() {
        return of(SchemaType.YEAR_MONTH, StateTimes::writeYearMonth, StateTimes::readYearMonth);
    }

    /** Of days of any year, never null: see {@link StateTimes#writeMonthDay}. */
    public static StateSerializer<MonthDay> monthDay() {
        return of(SchemaType.MONTH_DAY, StateTimes::writeMonthDay, StateTimes::readMonthDay);
    }

    /** Of periods, never null: see {@link StateTimes#writePeriod}. */
    public static StateSerializer<Period> period() {
        return of(SchemaType.PERIOD, StateTimes::writePeriod, StateTimes::readPeriod);
    }

    /** Of UUIDs, never null: sixteen bytes. */
    public static StateSerializer<UUID> uuid() {
        return of(SchemaType.UUID, StateNumbers::writeUuid, StateNumbers::readUuid);
    }

    /** Of integers of any size, never null: see {@link StateNumbers#writeBigInteger}. */
    public static StateSerializer<BigInteger> bigInteger() {
        return of(SchemaType.BIG_INTEGER, StateNumbers::writeBigInteger, StateNumbers::readBigInteger);
    }

    /** Of decimal numbers, never null: see {@link StateNumbers#writeBigDecimal}. */
    public static StateSerializer<BigDecimal> bigDecimal() {
        return of(SchemaType.BIG_DECIMAL, StateNumbers::writeBigDecimal, StateNumbers::readBigDecimal);
    }

    /** Of byte arrays, never null: see {@link StateArrays#writeBytes}. */
    public static StateSerializer<byte[]> bytes() {
        return of(SchemaType.BYTES, StateArrays::writeBytes, StateArrays::readBytes);
    }

    /** A key as a state: its bytes are those of the key serializer. */
    public static <K> StateSerializer<K> key(KeySerializer<K> serializer) {
        return of(
                SchemaType.key(serializer.schema().type()), (out, key) -> serializer.write(key, out), serializer::read);
    }

    private static <S> StateSerializer<S> of(
            SchemaType type, BiConsumer<StateOutput, S> writeFn, Function<StateInput, S> readFn) {
        return new Scalar<>(type, writeFn, readFn);
    }

    /** An enum, by the name of its constant. */
    public static <E extends Enum<E>> StateSerializer<E> enumeration(Class<E> type) {
        return enumeration(type, Map.of());
    }

    /**
     * An enum, by the name of its constant.
     *
     * @param formerNames the present names of constants by those that older states may have
     * @throws IllegalArgumentException if a present name is not that of a constant
     */
    public static <E extends Enum<E>> StateSerializer<E> enumeration(Class<E> type, Map<String, String> formerNames) {
        return of(EnumTypes.schemaType(type, formerNames), StateOutput::writeEnum, in -> in.readEnum(type));
    }

    private record Scalar<S>(Schema schema, BiConsumer<StateOutput, S> writeFn, Function<StateInput, S> readFn)
            implements StateSerializer<S> {

        Scalar(SchemaType type, BiConsumer<StateOutput, S> writeFn, Function<StateInput, S> readFn) {
            this(Schema.of(type), writeFn, readFn);
        }

        @Override
        public void write(S value, StateOutput out) {
            writeFn.accept(out, value);
        }

        @Override
        public S read(StateInput in) {
            return readFn.apply(in);
        }
    }
}
