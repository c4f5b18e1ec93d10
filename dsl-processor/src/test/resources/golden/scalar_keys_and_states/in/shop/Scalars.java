package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.UpdateFunction;
import dev.holdfast.state.GroupState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

public final class Scalars {

    private Scalars() {}

    @UpdateFunction
    static String a(byte key, Iterator<Integer> events, GroupState<Boolean> state) {
        return "";
    }

    @UpdateFunction
    static String b(Short key, Iterator<Integer> events, GroupState<Byte> state) {
        return "";
    }

    @UpdateFunction
    static String c(int key, Iterator<Integer> events, GroupState<Short> state) {
        return "";
    }

    @UpdateFunction
    static String d(Long key, Iterator<Integer> events, GroupState<Character> state) {
        return "";
    }

    @UpdateFunction
    static String e(UUID key, Iterator<Integer> events, GroupState<Integer> state) {
        return "";
    }

    @UpdateFunction
    static String f(LocalDate key, Iterator<Integer> events, GroupState<Float> state) {
        return "";
    }

    @UpdateFunction
    static String g(Instant key, Iterator<Integer> events, GroupState<Double> state) {
        return "";
    }

    @UpdateFunction
    static String h(TimeUnit key, Iterator<Integer> events, GroupState<TimeUnit> state) {
        return "";
    }

    @UpdateFunction
    static String i(Pair key, Iterator<Integer> events, GroupState<String> state) {
        return "";
    }

    @UpdateFunction
    static Duration j(String key, Iterator<Integer> events, GroupState<Duration> state) {
        return Duration.ZERO;
    }

    @UpdateFunction
    static Instant k(String key, Iterator<Integer> events, GroupState<Instant> state) {
        return Instant.EPOCH;
    }

    @KeyRecord
    public record Pair(int left, int right) {}
}
