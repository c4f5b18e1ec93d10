package dev.holdfast.keyed.join;

import dev.holdfast.keyed.join.JoinRun.Timed;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinDeclaration;
import dev.holdfast.operator.JoinKind;
import dev.holdfast.window.Windows;
import java.util.ArrayList;
import java.util.List;

/** What a join gives in the end: each pair of all events looked at, as slowly as can be. */
final class PairsOfAll {

    private final JoinKind kind;
    private final JoinBounds bounds;
    private final List<Timed> lefts = new ArrayList<>();
    private final List<Timed> rights = new ArrayList<>();

    PairsOfAll(JoinKind kind, JoinBounds bounds) {
        this.kind = kind;
        this.bounds = bounds;
    }

    void add(Timed event) {
        (event.input() == JoinDeclaration.LEFT ? lefts : rights).add(event);
    }

    List<String> results() {
        List<String> results = new ArrayList<>();
        for (Timed left : lefts) {
            boolean isAlone = rights.stream().noneMatch(right -> arePartners(left, right));
            switch (kind) {
                case SEMI -> addIf(!isAlone, left.event() + " at " + left.timeMillis(), results);
                case ANTI -> addIf(isAlone, left.event() + " at " + left.timeMillis(), results);
                case LEFT, FULL -> addIf(isAlone, left.event() + "+null at " + left.timeMillis(), results);
                default -> {}
            }
            for (Timed right : rights) {
                long later = Math.max(left.timeMillis(), right.timeMillis());
                addIf(
                        kind.givesPairs() && arePartners(left, right),
                        left.event() + "+" + right.event() + " at " + later,
                        results);
            }
        }
        for (Timed right : rights) {
            boolean isAlone = lefts.stream().noneMatch(left -> arePartners(left, right));
            addIf(
                    isAlone && (kind == JoinKind.RIGHT || kind == JoinKind.FULL),
                    "null+" + right.event() + " at " + right.timeMillis(),
                    results);
        }
        return results;
    }

    private boolean arePartners(Timed left, Timed right) {
        if (bounds instanceof JoinBounds.Between between) {
            long difference = right.timeMillis() - left.timeMillis();
            return between.from().toMillis() <= difference
                    && difference <= between.to().toMillis();
        }
        long size = ((Windows.Tumbling) ((JoinBounds.SameWindow) bounds).windows())
                .size()
                .toMillis();
        return Math.floorDiv(left.timeMillis(), size) == Math.floorDiv(right.timeMillis(), size);
    }

    private static void addIf(boolean condition, String result, List<String> results) {
        if (condition) {
            results.add(result);
        }
    }
}
