package dev.holdfast.runtime.io.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time from text that is just that, or from a number if the source declares its unit. Without this, a number counts
 * seconds for some types and milliseconds for others, an array holds nanoseconds or milliseconds, and a date drops the time
 * that stands behind it.
 */
final class JsonTimeDeserializer extends DelegatingDeserializer {

    /** The key under which a source tells its reader the {@link TimeUnit} of numbers. */
    static final Object UNIT = TimeUnit.class;

    private static final long serialVersionUID = 1L;

    /** Whether the component says itself how its text looks. */
    private final boolean hasPattern;

    JsonTimeDeserializer(JsonDeserializer<?> deserializer, boolean hasPattern) {
        super(deserializer);
        this.hasPattern = hasPattern;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
        return new JsonTimeDeserializer(deserializer, hasPattern);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
            throws JsonMappingException {
        JsonDeserializer<?> contextual = context.handleSecondaryContextualization(
                _delegatee, property, context.constructType(_delegatee.handledType()));
        boolean pattern = property != null
                && property.findPropertyFormat(context.getConfig(), handledType())
                        .hasPattern();
        return new JsonTimeDeserializer(contextual, pattern);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> fromText(parser, context);
            case VALUE_NUMBER_INT ->
                handledType() == Year.class
                        ? super.deserialize(parser, context)
                        : fromNumber(parser, parser.getDecimalValue(), context);
            case VALUE_NUMBER_FLOAT -> fromNumber(parser, parser.getDecimalValue(), context);
            default -> throw refusal(parser, "");
        };
    }

    private Object fromText(JsonParser parser, DeserializationContext context) throws IOException {
        if (!hasPattern) {
            String text = parser.getText();
            if (countsTime() && JsonEpoch.isNumber(text)) {
                return fromNumber(parser, new BigDecimal(text), context);
            } else if (holdsMore(text)) {
                throw refusal(parser, ", and there is more");
            }
        }
        return super.deserialize(parser, context);
    }

    private Object fromNumber(JsonParser parser, BigDecimal count, DeserializationContext context) throws JsonRefusal {
        if (!countsTime()) {
            throw refusal(parser, "");
        }
        if (!(context.getAttribute(UNIT) instanceof TimeUnit unit)) {
            throw refusal(parser, ", and a number does not say its unit, which timesIn(…) of the source does");
        }
        try {
            return time(JsonEpoch.duration(count, unit), context);
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw refusal(parser, ", and the number is out of range or finer than nanoseconds");
        }
    }

    private boolean countsTime() {
        Class<?> type = handledType();
        return type == Instant.class
                || type == Duration.class
                || type == OffsetDateTime.class
                || type == ZonedDateTime.class
                || type == Date.class
                || Calendar.class.isAssignableFrom(type);
    }

    private Object time(Duration sinceEpoch, DeserializationContext context) {
        Class<?> type = handledType();
        if (type == Duration.class) {
            return sinceEpoch;
        }
        Instant instant = Instant.EPOCH.plus(sinceEpoch);
        if (type == Instant.class) {
            return instant;
        } else if (type == OffsetDateTime.class) {
            return instant.atOffset(ZoneOffset.UTC);
        } else if (type == ZonedDateTime.class) {
            return instant.atZone(ZoneOffset.UTC);
        }
        Date date = Date.from(instant);
        return type == Date.class ? date : context.constructCalendar(date);
    }

    /** Whether Jackson would leave out a part of the text. */
    private boolean holdsMore(String text) {
        Class<?> type = handledType();
        if (type == LocalDateTime.class) {
            return text.endsWith("Z");
        }
        return (type == LocalDate.class || type == LocalTime.class) && text.indexOf('T') >= 0;
    }

    private JsonRefusal refusal(JsonParser parser, String why) {
        return new JsonRefusal(parser, handledType().getSimpleName() + " expected" + why, handledType());
    }
}
