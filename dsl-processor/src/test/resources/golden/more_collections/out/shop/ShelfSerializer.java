package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import dev.holdfast.serial.StateSerializers;
import dev.holdfast.serial.StateTimes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Serializer of {@link Shelf}, version 1.
 *
 * <pre>
 * tags      count, then for each: string
 * gaps      count, then for each: boolean, then if true: varint
 * days      count, then for each: epoch day as varlong
 * versions  count, then for each: Version
 * last      count, then for each: string
 * groups    count, then for each: string; count, then for each: varlong
 * notes     count, then for each: string; boolean, then if true: string
 * </pre>
 */
@Generated("shop.Shelf")
public final class ShelfSerializer implements StateSerializer<Shelf> {

    private static final int FORMAT = 1;

    private static final Shelf_VersionSerializer VERSION_SERIALIZER = new Shelf_VersionSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Shelf",
            1,
            Schema.field("tags", SchemaType.set(SchemaType.STRING)),
            Schema.field("gaps", SchemaType.set(SchemaType.nullable(SchemaType.INT))),
            Schema.field("days", SchemaType.sortedSet(SchemaType.LOCAL_DATE)),
            Schema.field("versions", SchemaType.sortedSet(VERSION_SERIALIZER.schema().type())),
            Schema.field("last", SchemaType.list(SchemaType.STRING)),
            Schema.field("groups", SchemaType.sortedMap(SchemaType.STRING, SchemaType.set(SchemaType.LONG))),
            Schema.field("notes", SchemaType.sortedMap(StateSerializers.enumeration(Shelf.Kind.class).schema().type(), SchemaType.nullable(SchemaType.STRING))));

    public ShelfSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Shelf value, StateOutput out) {
        writeTags(value.tags(), out);
        writeGaps(value.gaps(), out);
        writeDays(value.days(), out);
        writeVersions(value.versions(), out);
        writeLast(value.last(), out);
        writeGroups(value.groups(), out);
        writeNotes(value.notes(), out);
    }

    @Override
    public Shelf read(StateInput in) {
        Set<String> tags = readTags(in);
        Set<Integer> gaps = readGaps(in);
        SortedSet<LocalDate> days = readDays(in);
        NavigableSet<Shelf.Version> versions = readVersions(in);
        Deque<String> last = readLast(in);
        SortedMap<String, Set<Long>> groups = readGroups(in);
        NavigableMap<Shelf.Kind, String> notes = readNotes(in);
        return new Shelf(tags, gaps, days, versions, last, groups, notes);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Shelf_VersionSerializer());
    }

    private static void writeTags(Set<String> set, StateOutput out) {
        StateCollections.requireDistinct(set);
        out.writeCount(set.size());
        for (String element : set) {
            out.writeString(element);
        }
    }

    private static Set<String> readTags(StateInput in) {
        int count = in.readCount();
        Set<String> set = new LinkedHashSet<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            set.add(in.readString());
        }
        if (set.size() != count) {
            throw new CorruptStateException("a set has one of its elements twice");
        }
        return StateCollections.unmodifiableSet(set);
    }

    private static void writeGaps(Set<Integer> set, StateOutput out) {
        StateCollections.requireDistinct(set);
        out.writeCount(set.size());
        for (Integer element : set) {
            out.writeBoolean(element != null);
            if (element != null) {
                out.writeVarInt(element);
            }
        }
    }

    private static Set<Integer> readGaps(StateInput in) {
        int count = in.readCount();
        Set<Integer> set = new LinkedHashSet<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            set.add(in.readBoolean() ? in.readVarInt() : null);
        }
        if (set.size() != count) {
            throw new CorruptStateException("a set has one of its elements twice");
        }
        return StateCollections.unmodifiableSet(set);
    }

    private static void writeDays(SortedSet<LocalDate> set, StateOutput out) {
        StateCollections.requireNaturalOrder(set.comparator());
        out.writeCount(set.size());
        for (LocalDate element : set) {
            StateTimes.writeLocalDate(out, element);
        }
    }

    private static SortedSet<LocalDate> readDays(StateInput in) {
        int count = in.readCount();
        TreeSet<LocalDate> set = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            StateCollections.add(set, StateTimes.readLocalDate(in));
        }
        return Collections.unmodifiableSortedSet(set);
    }

    private static void writeVersions(NavigableSet<Shelf.Version> set, StateOutput out) {
        StateCollections.requireNaturalOrder(set.comparator());
        out.writeCount(set.size());
        for (Shelf.Version element : set) {
            VERSION_SERIALIZER.write(element, out);
        }
    }

    private static NavigableSet<Shelf.Version> readVersions(StateInput in) {
        int count = in.readCount();
        TreeSet<Shelf.Version> set = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            StateCollections.add(set, VERSION_SERIALIZER.read(in));
        }
        return Collections.unmodifiableNavigableSet(set);
    }

    private static void writeLast(Deque<String> deque, StateOutput out) {
        out.writeCount(deque.size());
        for (String element : deque) {
            out.writeString(element);
        }
    }

    private static Deque<String> readLast(StateInput in) {
        int count = in.readCount();
        List<String> deque = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            deque.add(in.readString());
        }
        return StateCollections.unmodifiableDeque(deque);
    }

    private static void writeGroups(SortedMap<String, Set<Long>> map, StateOutput out) {
        StateCollections.requireNaturalOrder(map.comparator());
        out.writeCount(map.size());
        for (Map.Entry<String, Set<Long>> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            writeGroupsValue(entry.getValue(), out);
        }
    }

    private static SortedMap<String, Set<Long>> readGroups(StateInput in) {
        int count = in.readCount();
        TreeMap<String, Set<Long>> map = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            StateCollections.put(map, key, readGroupsValue(in));
        }
        return Collections.unmodifiableSortedMap(map);
    }

    private static void writeGroupsValue(Set<Long> set, StateOutput out) {
        StateCollections.requireDistinct(set);
        out.writeCount(set.size());
        for (Long element : set) {
            out.writeVarLong(element);
        }
    }

    private static Set<Long> readGroupsValue(StateInput in) {
        int count = in.readCount();
        Set<Long> set = new LinkedHashSet<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            set.add(in.readVarLong());
        }
        if (set.size() != count) {
            throw new CorruptStateException("a set has one of its elements twice");
        }
        return StateCollections.unmodifiableSet(set);
    }

    private static void writeNotes(NavigableMap<Shelf.Kind, String> map, StateOutput out) {
        StateCollections.requireNaturalOrder(map.comparator());
        out.writeCount(map.size());
        for (Map.Entry<Shelf.Kind, String> entry : map.entrySet()) {
            out.writeEnum(entry.getKey());
            out.writeBoolean(entry.getValue() != null);
            if (entry.getValue() != null) {
                out.writeString(entry.getValue());
            }
        }
    }

    private static NavigableMap<Shelf.Kind, String> readNotes(StateInput in) {
        int count = in.readCount();
        TreeMap<Shelf.Kind, String> map = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Shelf.Kind key = in.readEnum(Shelf.Kind.class);
            StateCollections.put(map, key, in.readBoolean() ? in.readString() : null);
        }
        return Collections.unmodifiableNavigableMap(map);
    }
}
