package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.Map;

/**
 * Serializer of {@link Ranking}, version 1.
 *
 * <pre>
 * points  count, then for each: Player; varlong
 * leader  Player
 * </pre>
 */
@Generated("shop.Ranking")
public final class RankingSerializer implements StateSerializer<Ranking> {

    private static final int FORMAT = 1;

    private static final Ranking_PlayerSerializer PLAYER_SERIALIZER = new Ranking_PlayerSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Ranking",
            1,
            Schema.field("points", SchemaType.map(SchemaType.key(PLAYER_SERIALIZER.schema().type()), SchemaType.LONG)),
            Schema.field("leader", SchemaType.key(PLAYER_SERIALIZER.schema().type())));

    public RankingSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Ranking value, StateOutput out) {
        writePoints(value.points(), out);
        PLAYER_SERIALIZER.write(value.leader(), out);
    }

    @Override
    public Ranking read(StateInput in) {
        Map<Ranking.Player, Long> points = readPoints(in);
        Ranking.Player leader = PLAYER_SERIALIZER.read(in);
        return new Ranking(points, leader);
    }

    private static void writePoints(Map<Ranking.Player, Long> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<Ranking.Player, Long> entry : map.entrySet()) {
            PLAYER_SERIALIZER.write(entry.getKey(), out);
            out.writeVarLong(entry.getValue());
        }
    }

    private static Map<Ranking.Player, Long> readPoints(StateInput in) {
        int count = in.readCount();
        MapBuilder<Ranking.Player, Long> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            Ranking.Player key = PLAYER_SERIALIZER.read(in);
            map.put(key, in.readVarLong());
        }
        return map.build();
    }
}
