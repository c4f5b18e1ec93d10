package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Serializer of {@link Profile}, version 1.
 *
 * <pre>
 * name    boolean, then if true: string
 * age     boolean, then if true: varint
 * rank    boolean, then if true: varint
 * points  boolean, then if true: varlong
 * score   boolean, then if true: eight bytes
 * tags    boolean, then if true: count, then for each: string
 * twice   boolean, then if true: boolean, then if true: varlong
 * badges  count, then for each: boolean, then if true: Badge
 * </pre>
 */
@Generated("shop.Profile")
public final class ProfileSerializer implements StateSerializer<Profile> {

    private static final int FORMAT = 1;

    private static final Profile_BadgeSerializer BADGE_SERIALIZER = new Profile_BadgeSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Profile",
            1,
            Schema.field("name", SchemaType.nullable(SchemaType.STRING)),
            Schema.field("age", SchemaType.nullable(SchemaType.INT)),
            Schema.field("rank", SchemaType.nullable(SchemaType.INT)),
            Schema.field("points", SchemaType.nullable(SchemaType.LONG)),
            Schema.field("score", SchemaType.nullable(SchemaType.DOUBLE)),
            Schema.field("tags", SchemaType.nullable(SchemaType.list(SchemaType.STRING))),
            Schema.field("twice", SchemaType.nullable(SchemaType.nullable(SchemaType.LONG))),
            Schema.field("badges", SchemaType.list(SchemaType.nullable(BADGE_SERIALIZER.schema().type()))));

    public ProfileSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Profile value, StateOutput out) {
        out.writeBoolean(value.name().isPresent());
        if (value.name().isPresent()) {
            out.writeString(value.name().get());
        }
        out.writeBoolean(value.age().isPresent());
        if (value.age().isPresent()) {
            out.writeVarInt(value.age().get());
        }
        out.writeBoolean(value.rank().isPresent());
        if (value.rank().isPresent()) {
            out.writeVarInt(value.rank().getAsInt());
        }
        out.writeBoolean(value.points().isPresent());
        if (value.points().isPresent()) {
            out.writeVarLong(value.points().getAsLong());
        }
        out.writeBoolean(value.score().isPresent());
        if (value.score().isPresent()) {
            out.writeDouble(value.score().getAsDouble());
        }
        out.writeBoolean(value.tags().isPresent());
        if (value.tags().isPresent()) {
            writeTags(value.tags().get(), out);
        }
        out.writeBoolean(value.twice().isPresent());
        if (value.twice().isPresent()) {
            out.writeBoolean(value.twice().get().isPresent());
            if (value.twice().get().isPresent()) {
                out.writeVarLong(value.twice().get().get());
            }
        }
        writeBadges(value.badges(), out);
    }

    @Override
    public Profile read(StateInput in) {
        Optional<String> name = in.readBoolean() ? Optional.of(in.readString()) : Optional.empty();
        Optional<Integer> age = in.readBoolean() ? Optional.of(in.readVarInt()) : Optional.empty();
        OptionalInt rank = in.readBoolean() ? OptionalInt.of(in.readVarInt()) : OptionalInt.empty();
        OptionalLong points = in.readBoolean() ? OptionalLong.of(in.readVarLong()) : OptionalLong.empty();
        OptionalDouble score = in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
        Optional<List<String>> tags = in.readBoolean() ? Optional.of(readTags(in)) : Optional.empty();
        Optional<Optional<Long>> twice = in.readBoolean() ? Optional.of(in.readBoolean() ? Optional.of(in.readVarLong()) : Optional.empty()) : Optional.empty();
        List<Optional<Profile.Badge>> badges = readBadges(in);
        return new Profile(name, age, rank, points, score, tags, twice, badges);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new Profile_BadgeSerializer());
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

    private static void writeBadges(List<Optional<Profile.Badge>> list, StateOutput out) {
        out.writeCount(list.size());
        for (Optional<Profile.Badge> element : list) {
            out.writeBoolean(element.isPresent());
            if (element.isPresent()) {
                BADGE_SERIALIZER.write(element.get(), out);
            }
        }
    }

    private static List<Optional<Profile.Badge>> readBadges(StateInput in) {
        int count = in.readCount();
        List<Optional<Profile.Badge>> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(in.readBoolean() ? Optional.of(BADGE_SERIALIZER.read(in)) : Optional.empty());
        }
        return Collections.unmodifiableList(list);
    }
}
