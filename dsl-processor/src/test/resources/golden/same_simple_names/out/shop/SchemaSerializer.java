package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Serializer of {@link Schema}, version 1.
 *
 * <pre>
 * out         StateOutput
 * entry       Entry
 * otherEntry  Entry
 * entries     count, then for each: Entry
 * </pre>
 */
@Generated("shop.Schema")
public final class SchemaSerializer implements StateSerializer<Schema> {

    private static final int FORMAT = 1;

    private static final Schema_StateOutputSerializer STATE_OUTPUT_SERIALIZER = new Schema_StateOutputSerializer();

    private static final EntrySerializer ENTRY_SERIALIZER = new EntrySerializer();

    private static final other.EntrySerializer ENTRY_SERIALIZER_ = new other.EntrySerializer();

    private static final dev.holdfast.serial.Schema SCHEMA = dev.holdfast.serial.Schema.record(
            FORMAT,
            "shop.Schema",
            1,
            dev.holdfast.serial.Schema.field("out", STATE_OUTPUT_SERIALIZER.schema().type()),
            dev.holdfast.serial.Schema.field("entry", ENTRY_SERIALIZER.schema().type()),
            dev.holdfast.serial.Schema.field("otherEntry", ENTRY_SERIALIZER_.schema().type()),
            dev.holdfast.serial.Schema.field("entries", SchemaType.list(ENTRY_SERIALIZER.schema().type())));

    public SchemaSerializer() {}

    @Override
    public dev.holdfast.serial.Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Schema value, StateOutput out) {
        STATE_OUTPUT_SERIALIZER.write(value.out(), out);
        ENTRY_SERIALIZER.write(value.entry(), out);
        ENTRY_SERIALIZER_.write(value.otherEntry(), out);
        writeEntries(value.entries(), out);
    }

    @Override
    public Schema read(StateInput in) {
        Schema.StateOutput out = STATE_OUTPUT_SERIALIZER.read(in);
        Entry entry = ENTRY_SERIALIZER.read(in);
        other.Entry otherEntry = ENTRY_SERIALIZER_.read(in);
        List<Entry> entries = readEntries(in);
        return new Schema(out, entry, otherEntry, entries);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Schema_StateOutputSerializer(), new EntrySerializer(), new other.EntrySerializer());
    }

    private static void writeEntries(List<Entry> list, StateOutput out) {
        out.writeCount(list.size());
        for (Entry element : list) {
            ENTRY_SERIALIZER.write(element, out);
        }
    }

    private static List<Entry> readEntries(StateInput in) {
        int count = in.readCount();
        List<Entry> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(ENTRY_SERIALIZER.read(in));
        }
        return Collections.unmodifiableList(list);
    }
}
