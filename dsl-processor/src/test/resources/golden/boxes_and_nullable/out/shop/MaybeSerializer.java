package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Maybe}, version 1.
 *
 * <pre>
 * always     varint
 * letter     unsigned varint
 * sometimes  boolean, then if true: varlong
 * lastPage   boolean, then if true: string
 * endedAt    boolean, then if true: instant
 * tags       boolean, then if true: count, then for each: string
 * gaps       count, then for each: boolean, then if true: varint
 * </pre>
 */
@Generated("shop.Maybe")
public final class MaybeSerializer implements StateSerializer<Maybe> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Maybe",
            1,
            Schema.field("always", SchemaType.INT),
            Schema.field("letter", SchemaType.CHAR),
            Schema.field("sometimes", SchemaType.nullable(SchemaType.LONG)),
            Schema.field("lastPage", SchemaType.nullable(SchemaType.STRING)),
            Schema.field("endedAt", SchemaType.nullable(SchemaType.INSTANT)),
            Schema.field("tags", SchemaType.nullable(SchemaType.list(SchemaType.STRING))),
            Schema.field("gaps", SchemaType.list(SchemaType.nullable(SchemaType.INT))));

    public MaybeSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Maybe value, StateOutput out) {
        out.writeVarInt(value.always());
        out.writeChar(value.letter());
        out.writeBoolean(value.sometimes() != null);
        if (value.sometimes() != null) {
            out.writeVarLong(value.sometimes());
        }
        out.writeBoolean(value.lastPage() != null);
        if (value.lastPage() != null) {
            out.writeString(value.lastPage());
        }
        out.writeBoolean(value.endedAt() != null);
        if (value.endedAt() != null) {
            out.writeInstant(value.endedAt());
        }
        out.writeBoolean(value.tags() != null);
        if (value.tags() != null) {
            writeTags(value.tags(), out);
        }
        writeGaps(value.gaps(), out);
    }

    @Override
    public Maybe read(StateInput in) {
        Integer always = in.readVarInt();
        Character letter = in.readChar();
        Long sometimes = in.readBoolean() ? in.readVarLong() : null;
        String lastPage = in.readBoolean() ? in.readString() : null;
        Instant endedAt = in.readBoolean() ? in.readInstant() : null;
        List<String> tags = in.readBoolean() ? readTags(in) : null;
        List<Integer> gaps = readGaps(in);
        return new Maybe(always, letter, sometimes, lastPage, endedAt, tags, gaps);
    }

    private static void writeTags(List<String> list, StateOutput out) {
        out.writeCount(list.size());
        for (String element : list) {
            out.writeString(element);
        }
    }

    private static List<String> readTags(StateInput in) {
        int count = in.readCount();
        List<String> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readString());
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeGaps(List<Integer> list, StateOutput out) {
        out.writeCount(list.size());
        for (Integer element : list) {
            out.writeBoolean(element != null);
            if (element != null) {
                out.writeVarInt(element);
            }
        }
    }

    private static List<Integer> readGaps(StateInput in) {
        int count = in.readCount();
        List<Integer> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readBoolean() ? in.readVarInt() : null);
        }
        return Collections.unmodifiableList(list);
    }
}
