package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Instant;

/** Operators of {@link Answered}: a factory for each update function. */
@Generated("shop.Answered")
public final class AnsweredOperators {

    private AnsweredOperators() {}

    /** {@link Answered#saysWhy}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, String> saysWhy() {
        return MapGroups.withoutTimeout(
                "Answered.saysWhy",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::saysWhy);
    }

    /** {@link Answered#removes}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, String> removes() {
        return MapGroups.withoutTimeout(
                "Answered.removes",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::removes);
    }

    /** {@link Answered#handsOn}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, String> handsOn() {
        return MapGroups.withoutTimeout(
                "Answered.handsOn",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::handsOn);
    }

    /** {@link Answered#onlyReads}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, String> onlyReads() {
        return MapGroups.withoutTimeout(
                "Answered.onlyReads",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::onlyReads);
    }

    /** {@link Answered#suppressed}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, Instant> suppressed() {
        return MapGroups.withoutTimeout(
                "Answered.suppressed",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::suppressed);
    }

    /** {@link Answered#fixedClock}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Long, String> fixedClock() {
        return MapGroups.withoutTimeout(
                "Answered.fixedClock",
                KeySerializers.string(),
                StateSerializers.int64(),
                Answered::fixedClock);
    }
}
