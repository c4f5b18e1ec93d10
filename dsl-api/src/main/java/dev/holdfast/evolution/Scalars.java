package dev.holdfast.evolution;

import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.SchemaType.Scalar;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The types without parts: how long their values are, and how a value is made of text. */
final class Scalars {

    private static final Map<SchemaType, Form> FORMS = forms();

    private Scalars() {}

    /**
     * The form of a type.
     *
     * @param passFn passes over a value
     * @param writeFn writes the value that a text names; throws a runtime exception if it names none
     * @param zero the text of the value that a field has in states that were written without it; null if there is none
     */
    record Form(
            Consumer<StateInput> passFn,
            BiConsumer<StateOutput, String> writeFn,
            @Nullable String zero) {}

    static Form form(Scalar type) {
        Form form = FORMS.get(type);
        if (form == null) {
            throw new IllegalArgumentException("no values of '" + type + "' are known here");
        }
        return form;
    }

    private static Map<SchemaType, Form> forms() {
        Map<SchemaType, Form> forms = new HashMap<>();
        forms.put(
                SchemaType.BOOLEAN,
                new Form(StateInput::readBoolean, (out, text) -> out.writeBoolean(parseBoolean(text)), "false"));
        forms.put(
                SchemaType.BYTE,
                new Form(StateInput::readByte, (out, text) -> out.writeByte(Byte.parseByte(text)), "0"));
        forms.put(
                SchemaType.SHORT,
                new Form(StateInput::readShort, (out, text) -> out.writeShort(Short.parseShort(text)), "0"));
        forms.put(SchemaType.CHAR, new Form(StateInput::readChar, (out, text) -> out.writeChar(parseChar(text)), "\0"));
        forms.put(
                SchemaType.INT,
                new Form(StateInput::readVarInt, (out, text) -> out.writeVarInt(Integer.parseInt(text)), "0"));
        forms.put(
                SchemaType.LONG,
                new Form(StateInput::readVarLong, (out, text) -> out.writeVarLong(Long.parseLong(text)), "0"));
        forms.put(
                SchemaType.FLOAT,
                new Form(in -> in.skip(Float.BYTES), (out, text) -> out.writeFloat(Float.parseFloat(text)), "0"));
        forms.put(
                SchemaType.DOUBLE,
                new Form(in -> in.skip(Double.BYTES), (out, text) -> out.writeDouble(Double.parseDouble(text)), "0"));
        forms.put(SchemaType.STRING, new Form(StateInput::skipString, StateOutput::writeString, null));
        forms.put(
                SchemaType.INSTANT,
                new Form(StateInput::readInstant, (out, text) -> out.writeInstant(Instant.parse(text)), null));
        forms.put(
                SchemaType.DURATION,
                new Form(StateInput::readDuration, (out, text) -> out.writeDuration(Duration.parse(text)), null));
        return forms;
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
}
