package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Scalar;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types without parts: how long their values are, and how a value is made of text. */
final class Scalars {

    private static final Map<SchemaType, Form<?>> FORMS = Stream.of(numbers(), texts(), times())
            .flatMap(List::stream)
            .collect(Collectors.toMap(form -> form.serializer().schema().type(), form -> form));

    private Scalars() {}

    /**
     * The form of a type.
     *
     * @param serializer reads and writes its values
     * @param parseFn makes a value of a text; throws a runtime exception if there is none
     * @param zero the text of the value that a field has in states that were written without it; null if there is none
     */
    record Form<T>(
            StateSerializer<T> serializer,
            Function<String, T> parseFn,
            @Nullable String zero) {

        void pass(StateInput in) {
            if (serializer.schema().type().equals(SchemaType.STRING)) {
                in.skipString();
            } else {
                serializer.read(in);
            }
        }

        void write(String text, StateOutput out) {
            serializer.write(parseFn.apply(text), out);
        }
    }

    static Form<?> form(Scalar type) {
        Form<?> form = FORMS.get(type);
        if (form == null) {
            throw new IllegalArgumentException("no values of '" + type + "' are known here");
        }
        return form;
    }

    private static List<Form<?>> numbers() {
        return List.of(
                new Form<>(StateSerializers.bool(), Scalars::parseBoolean, "false"),
                new Form<>(StateSerializers.int8(), Byte::valueOf, "0"),
                new Form<>(StateSerializers.int16(), Short::valueOf, "0"),
                new Form<>(StateSerializers.character(), Scalars::parseChar, "\0"),
                new Form<>(StateSerializers.int32(), Integer::valueOf, "0"),
                new Form<>(StateSerializers.int64(), Long::valueOf, "0"),
                new Form<>(StateSerializers.float32(), Float::valueOf, "0"),
                new Form<>(StateSerializers.float64(), Double::valueOf, "0"),
                new Form<>(StateSerializers.bigInteger(), BigInteger::new, null),
                new Form<>(StateSerializers.bigDecimal(), BigDecimal::new, null));
    }

    private static List<Form<?>> texts() {
        return List.of(
                new Form<>(StateSerializers.string(), Function.identity(), null),
                new Form<>(StateSerializers.uuid(), UUID::fromString, null),
                new Form<>(StateSerializers.bytes(), Scalars::parseNoBytes, ""));
    }

    private static List<Form<?>> times() {
        return List.of(
                new Form<>(StateSerializers.instant(), Instant::parse, null),
                new Form<>(StateSerializers.duration(), Duration::parse, null),
                new Form<>(StateSerializers.localDate(), LocalDate::parse, null),
                new Form<>(StateSerializers.localTime(), LocalTime::parse, null),
                new Form<>(StateSerializers.localDateTime(), LocalDateTime::parse, null),
                new Form<>(StateSerializers.offsetTime(), OffsetTime::parse, null),
                new Form<>(StateSerializers.offsetDateTime(), OffsetDateTime::parse, null),
                new Form<>(StateSerializers.zonedDateTime(), ZonedDateTime::parse, null),
                new Form<>(StateSerializers.zoneId(), ZoneId::of, null),
                new Form<>(StateSerializers.zoneOffset(), ZoneOffset::of, null),
                new Form<>(StateSerializers.year(), Year::parse, null),
                new Form<>(StateSerializers.yearMonth(), YearMonth::parse, null),
                new Form<>(StateSerializers.monthDay(), MonthDay::parse, null),
                new Form<>(StateSerializers.period(), Period::parse, null));
    }

    private static boolean parseBoolean(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static char parseChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }

    private static byte[] parseNoBytes(String text) {
        if (!text.isEmpty()) {
            throw new IllegalArgumentException("bytes have no text but the empty one");
        }
        return new byte[0];
    }
}
