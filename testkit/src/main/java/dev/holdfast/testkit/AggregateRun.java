package dev.holdfast.testkit;

import dev.holdfast.aggregate.Accumulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One aggregate of some events, computed in all ways.
 *
 * @param accumulator how it comes about
 * @param same whether two results are
 * @param mistakes those that are looked for
 * @param events in their order
 */
record AggregateRun<T, C, A>(
        Accumulator<T, C, A> accumulator,
        BiPredicate<@Nullable A, @Nullable A> same,
        Mistakes mistakes,
        List<T> events) {

    /** With up to so many events all pairs of cuts are tried, and so many random ones with more. */
    private static final int FEW = 12;

    private static final int SOME = 100;

    private static final String FIX =
            " Let merge(first, second) give what adding the events of both would have given, in whichever order parts are merged.";

    /** With what is accumulated as a type of its own. */
    static <T, C, A> AggregateRun<T, C, A> of(
            Accumulator<T, C, A> accumulator,
            BiPredicate<@Nullable A, @Nullable A> same,
            Mistakes mistakes,
            List<T> events) {
        return new AggregateRun<>(accumulator, same, mistakes, events);
    }

    /** The result, which is the same in all ways. */
    @Nullable
    A result() {
        C whole = added(0, events.size());
        byte[] bytes = bytes(whole);
        A result = accumulator.result(whole);
        if (!Arrays.equals(bytes, bytes(whole))) {
            add(
                    Mistake.STATE_CHANGED_IN_PLACE,
                    "result changed what is accumulated. Let it leave its argument as it is.");
        }
        checkAgain(result, bytes);
        for (int cut = 0; cut <= events.size(); cut++) {
            checkCut(result, cut);
        }
        checkCuts(result);
        if (mistakes.isLookedFor(Mistake.ORDER_DEPENDENT)) {
            checkOrders(result);
        }
        mistakes.throwFound(null);
        return result;
    }

    private void checkAgain(@Nullable A result, byte[] bytes) {
        if (mistakes.isLookedFor(Mistake.NOT_DETERMINISTIC)) {
            C again = added(0, events.size());
            if (!Arrays.equals(bytes, bytes(again)) || !same.test(result, accumulator.result(again))) {
                add(
                        Mistake.NOT_DETERMINISTIC,
                        "the same events gave " + text(result) + " and then " + text(accumulator.result(again))
                                + ", or other bytes. Compute with nothing but what the methods are handed.");
            }
        }
    }

    /** With the events before a place, and those behind it. */
    private void checkCut(@Nullable A result, int cut) {
        C stored = addedTo(stored(added(0, cut)), cut, events.size());
        compare(result, stored, "what is accumulated is written and read behind " + eventsOf(cut));
        C second = added(cut, events.size());
        byte[] before = bytes(second);
        C merged = accumulator.merge(added(0, cut), second);
        compare(result, merged, "cut behind " + eventsOf(cut) + " and merged");
        if (!Arrays.equals(before, bytes(second))) {
            add(
                    Mistake.STATE_CHANGED_IN_PLACE,
                    "merge changed its second argument. Let it change and return the first.");
        }
        addedTo(merged, 0, events.size());
        if (!Arrays.equals(before, bytes(second))) {
            add(
                    Mistake.STATE_CHANGED_IN_PLACE,
                    "what merge gave shares a part with its second argument, which changed with it. Copy what is taken from there.");
        }
        checkKept(cut);
    }

    /** A result stays what it is while more events come. */
    private void checkKept(int cut) {
        C growing = added(0, cut);
        A kept = accumulator.result(growing);
        addedTo(growing, cut, events.size());
        if (!same.test(kept, accumulator.result(added(0, cut)))) {
            add(
                    Mistake.STATE_CHANGED_IN_PLACE,
                    "a result changed when more events were added. Let result copy what add changes.");
        }
    }

    private void checkCuts(@Nullable A result) {
        int size = events.size();
        if (size <= FEW) {
            for (int first = 0; first <= size; first++) {
                for (int second = first; second <= size; second++) {
                    checkCuts(result, first, second);
                }
            }
            return;
        }
        Random random = new Random(size);
        for (int i = 0; i < SOME; i++) {
            int first = random.nextInt(size + 1);
            checkCuts(result, first, first + random.nextInt(size - first + 1));
        }
    }

    /** With three parts, put together from the left and from the right. */
    private void checkCuts(@Nullable A result, int first, int second) {
        int size = events.size();
        String cuts = "cut behind " + eventsOf(first) + " and behind " + eventsOf(second);
        C left = accumulator.merge(accumulator.merge(added(0, first), added(first, second)), added(second, size));
        compare(result, left, cuts + " and merged from the left");
        C right = accumulator.merge(added(0, first), accumulator.merge(added(first, second), added(second, size)));
        compare(result, right, cuts + " and merged from the right");
    }

    private void checkOrders(@Nullable A result) {
        List<T> reversed = new ArrayList<>(events);
        Collections.reverse(reversed);
        List<T> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(events.size()));
        for (List<T> other : List.of(reversed, shuffled)) {
            C accumulated = accumulator.start();
            for (T event : other) {
                accumulated = accumulator.add(accumulated, event);
            }
            compareOrder(result, accumulated, "in the order " + other);
        }
        for (int cut = 1; cut < events.size(); cut++) {
            C turned = accumulator.merge(added(cut, events.size()), added(0, cut));
            compareOrder(result, turned, "with those behind " + eventsOf(cut) + " merged as the first part");
        }
    }

    private void compareOrder(@Nullable A result, C accumulated, String how) {
        A other = accumulator.result(accumulated);
        if (!same.test(result, other)) {
            add(
                    Mistake.ORDER_DEPENDENT,
                    "they give " + text(result) + ", and " + how + " " + text(other)
                            + ". Let the result not depend on which event came first, or do not ask for that.");
        }
    }

    private void compare(@Nullable A result, C accumulated, String how) {
        A other = accumulator.result(accumulated);
        if (!same.test(result, other)) {
            add(
                    Mistake.CUT_DEPENDENT,
                    "added one after the other they give " + text(result) + ", and " + how + " " + text(other) + "."
                            + FIX);
        }
    }

    private void add(Mistake mistake, String what) {
        mistakes.add(mistake, "Aggregate '" + accumulator.name() + "' of " + events + ": " + what);
    }

    private C added(int from, int end) {
        return addedTo(accumulator.start(), from, end);
    }

    private C addedTo(C start, int from, int end) {
        C accumulated = start;
        for (T event : events.subList(from, end)) {
            accumulated = accumulator.add(accumulated, event);
        }
        return accumulated;
    }

    private C stored(C accumulated) {
        return StateBytes.read(accumulator.serializer(), bytes(accumulated));
    }

    private byte[] bytes(C accumulated) {
        return StateBytes.of(accumulator.serializer(), accumulated);
    }

    private static String eventsOf(int count) {
        return count == 1 ? "1 event" : count + " events";
    }

    private static String text(@Nullable Object result) {
        return String.valueOf(result);
    }
}
