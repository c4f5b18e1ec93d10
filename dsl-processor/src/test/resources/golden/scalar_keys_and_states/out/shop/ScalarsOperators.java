package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.operator.MapGroups;
import dev.holdfast.serial.KeySerializers;
import dev.holdfast.serial.StateSerializers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Operators of {@link Scalars}: a factory for each update function. */
@Generated("shop.Scalars")
public final class ScalarsOperators {

    private ScalarsOperators() {}

    /** {@link Scalars#a}: one result per key and batch, no timeout. */
    public static MapGroups<Byte, Integer, Boolean, String> a() {
        return MapGroups.withoutTimeout(
                "Scalars.a",
                KeySerializers.int8(),
                StateSerializers.bool(),
                Scalars::a);
    }

    /** {@link Scalars#b}: one result per key and batch, no timeout. */
    public static MapGroups<Short, Integer, Byte, String> b() {
        return MapGroups.withoutTimeout(
                "Scalars.b",
                KeySerializers.int16(),
                StateSerializers.int8(),
                Scalars::b);
    }

    /** {@link Scalars#c}: one result per key and batch, no timeout. */
    public static MapGroups<Integer, Integer, Short, String> c() {
        return MapGroups.withoutTimeout(
                "Scalars.c",
                KeySerializers.int32(),
                StateSerializers.int16(),
                Scalars::c);
    }

    /** {@link Scalars#d}: one result per key and batch, no timeout. */
    public static MapGroups<Long, Integer, Character, String> d() {
        return MapGroups.withoutTimeout(
                "Scalars.d",
                KeySerializers.int64(),
                StateSerializers.character(),
                Scalars::d);
    }

    /** {@link Scalars#e}: one result per key and batch, no timeout. */
    public static MapGroups<UUID, Integer, Integer, String> e() {
        return MapGroups.withoutTimeout(
                "Scalars.e",
                KeySerializers.uuid(),
                StateSerializers.int32(),
                Scalars::e);
    }

    /** {@link Scalars#f}: one result per key and batch, no timeout. */
    public static MapGroups<LocalDate, Integer, Float, String> f() {
        return MapGroups.withoutTimeout(
                "Scalars.f",
                KeySerializers.localDate(),
                StateSerializers.float32(),
                Scalars::f);
    }

    /** {@link Scalars#g}: one result per key and batch, no timeout. */
    public static MapGroups<Instant, Integer, Double, String> g() {
        return MapGroups.withoutTimeout(
                "Scalars.g",
                KeySerializers.instant(),
                StateSerializers.float64(),
                Scalars::g);
    }

    /** {@link Scalars#h}: one result per key and batch, no timeout. */
    public static MapGroups<TimeUnit, Integer, TimeUnit, String> h() {
        return MapGroups.withoutTimeout(
                "Scalars.h",
                KeySerializers.enumeration(TimeUnit.class),
                StateSerializers.enumeration(TimeUnit.class),
                Scalars::h);
    }

    /** {@link Scalars#i}: one result per key and batch, no timeout. */
    public static MapGroups<Scalars.Pair, Integer, String, String> i() {
        return MapGroups.withoutTimeout(
                "Scalars.i",
                new Scalars_PairSerializer(),
                StateSerializers.string(),
                Scalars::i);
    }

    /** {@link Scalars#j}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Duration, Duration> j() {
        return MapGroups.withoutTimeout(
                "Scalars.j",
                KeySerializers.string(),
                StateSerializers.duration(),
                Scalars::j);
    }

    /** {@link Scalars#k}: one result per key and batch, no timeout. */
    public static MapGroups<String, Integer, Instant, Instant> k() {
        return MapGroups.withoutTimeout(
                "Scalars.k",
                KeySerializers.string(),
                StateSerializers.instant(),
                Scalars::k);
    }
}
