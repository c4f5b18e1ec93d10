package dev.holdfast.processor.body.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements around a place that a jump can leave, and what jumps have brought to their ends. */
final class Jumps {

    enum Kind {
        LOOP,
        SWITCH,
        SWITCH_EXPRESSION,
        BLOCK
    }

    /** One of them. */
    static final class Target {

        private final Kind kind;
        private final @Nullable CharSequence label;

        /** What jumps out of it, and to the next round of it. */
        long left;

        long continued;

        Target(Kind kind, @Nullable CharSequence label) {
            this.kind = kind;
            this.label = label;
        }
    }

    private final Deque<Target> targets = new ArrayDeque<>();
    private @Nullable CharSequence label;

    /** The next target has a label. */
    void label(CharSequence name) {
        label = name;
    }

    Target begin(Kind kind) {
        Target target = new Target(kind, label);
        label = null;
        targets.push(target);
        return target;
    }

    void end() {
        targets.pop();
        label = null;
    }

    Optional<Target> ofBreak(@Nullable CharSequence name) {
        return find(EnumSet.of(Kind.LOOP, Kind.SWITCH), name);
    }

    Optional<Target> ofContinue(@Nullable CharSequence name) {
        return find(EnumSet.of(Kind.LOOP), name);
    }

    Optional<Target> ofYield() {
        return find(EnumSet.of(Kind.SWITCH_EXPRESSION), null);
    }

    private Optional<Target> find(Set<Kind> kinds, @Nullable CharSequence name) {
        return targets.stream()
                .filter(target -> name == null
                        ? kinds.contains(target.kind)
                        : target.label != null && name.toString().contentEquals(target.label))
                .findFirst();
    }
}
