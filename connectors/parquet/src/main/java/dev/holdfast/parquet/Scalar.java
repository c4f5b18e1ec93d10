package dev.holdfast.parquet;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A value without parts: what it is in a row's bytes, and what in a column.
 *
 * @param serializer of its bytes
 * @param column how it stands in a file
 */
record Scalar(StateSerializer<Object> serializer, Column column) {

    private static final Map<SchemaType, Scalar> ALL = new ConcurrentHashMap<>();

    static {
        put(StateSerializers.bool(), Columns.BOOLEAN);
        put(StateSerializers.int8(), Columns.BYTE);
        put(StateSerializers.int16(), Columns.SHORT);
        put(StateSerializers.int32(), Columns.INT);
        put(StateSerializers.int64(), Columns.LONG);
        put(StateSerializers.float32(), Columns.FLOAT);
        put(StateSerializers.float64(), Columns.DOUBLE);
        put(StateSerializers.string(), Columns.text(text -> text));
        put(StateSerializers.character(), Columns.text(Scalar::character));
        put(StateSerializers.bytes(), Columns.BYTES);
        put(StateSerializers.bigDecimal(), Columns.DECIMAL);
        put(StateSerializers.bigInteger(), Columns.BIG_INTEGER);
        put(StateSerializers.localDate(), Columns.DATE);
        put(StateSerializers.localTime(), Columns.TIME);
        put(StateSerializers.instant(), TimeColumn.INSTANT);
        put(StateSerializers.localDateTime(), TimeColumn.LOCAL);
        put(StateSerializers.uuid(), Columns.text(UUID::fromString));
        put(StateSerializers.duration(), Columns.text(Duration::parse));
        put(StateSerializers.period(), Columns.text(Period::parse));
        put(StateSerializers.offsetTime(), Columns.text(OffsetTime::parse));
        put(StateSerializers.offsetDateTime(), Columns.text(OffsetDateTime::parse));
        put(StateSerializers.zonedDateTime(), Columns.text(ZonedDateTime::parse));
        put(StateSerializers.zoneId(), Columns.text(ZoneId::of));
        put(StateSerializers.zoneOffset(), Columns.text(ZoneOffset::of));
        put(StateSerializers.year(), Columns.text(Year::parse));
        put(StateSerializers.yearMonth(), Columns.text(YearMonth::parse));
        put(StateSerializers.monthDay(), Columns.text(MonthDay::parse));
    }

    /** How values stand in a column. */
    interface Column {

        /** Of the values of a new file. */
        PrimitiveType type(String name, boolean isNullable);

        void write(Object value, RecordConsumer out);

        /** What turns the values of a column of a file into those of the bytes; empty if they are others. */
        Optional<Function<Object, Object>> reader(PrimitiveType type);
    }

    @SuppressWarnings("unchecked") // a column is made for the values of its serializer
    private static void put(StateSerializer<?> serializer, Column column) {
        ALL.put(serializer.schema().type(), new Scalar((StateSerializer<Object>) serializer, column));
    }

    /** An enum is text in both, and only one of its constants when it is read. */
    private static Scalar enumeration(List<String> constants) {
        Function<String, Object> reader = text -> {
            if (!constants.contains(text)) {
                throw new IllegalArgumentException("text is no constant of the enum");
            }
            return text;
        };
        return new Scalar(ofText(), Columns.text(reader));
    }

    @SuppressWarnings("unchecked") // an enum stands in bytes as its name
    private static StateSerializer<Object> ofText() {
        return (StateSerializer<Object>) (StateSerializer<?>) StateSerializers.string();
    }

    private static Object character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("text is no single char");
        }
        return text.charAt(0);
    }

    /** The scalar of a type, if it is one that has a column. */
    static Optional<Scalar> of(SchemaType type) {
        return type instanceof SchemaType.Enumeration enumeration
                ? Optional.of(ALL.computeIfAbsent(type, none -> enumeration(enumeration.constants())))
                : Optional.ofNullable(ALL.get(type));
    }

    void write(StateInput in, RecordConsumer out) {
        column.write(serializer.read(in), out);
    }

    void write(Object value, StateOutput out) {
        serializer.write(value, out);
    }

    /** Text as Parquet has it. */
    static Binary binary(String text) {
        return Binary.fromString(text);
    }
}
