import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;

/** Operators of {@link Counts}: a factory for each update function. */
@Generated("Counts")
final class CountsOperators {

    private CountsOperators() {}

    /** {@link Counts#count}: one result per key and batch, no timeout. */
    static MapGroups<String, String, Counts.Count, Counts.Count> count() {
        return MapGroups.withoutTimeout(
                "Counts.count",
                KeySerializers.string(),
                new Counts_CountSerializer(),
                Counts::count);
    }
}
