package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.KeyPrefix;
import dev.holdfast.serial.KeySerializer;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;

/**
 * Key serializer of {@link Ranking.Player}. Its bytes sort as the components do, the first component first.
 *
 * <pre>
 * name    string, sorted
 * number  four bytes, sorted
 * </pre>
 */
@Generated("shop.Ranking.Player")
public final class Ranking_PlayerSerializer implements KeySerializer<Ranking.Player> {

    private static final int FORMAT = 1;

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Ranking$Player",
            1,
            Schema.field("name", SchemaType.STRING),
            Schema.field("number", SchemaType.INT));

    public Ranking_PlayerSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Ranking.Player key, StateOutput out) {
        out.writeKeyString(key.name());
        out.writeKeyInt(key.number());
    }

    @Override
    public Ranking.Player read(StateInput in) {
        String name = in.readKeyString();
        int number = in.readKeyInt();
        return new Ranking.Player(name, number);
    }

    /** The keys that begin with this component. */
    public static KeyPrefix<Ranking.Player> prefix(String name) {
        StateOutput out = new StateOutput();
        out.writeKeyString(name);
        return KeyPrefix.of(out);
    }
}
