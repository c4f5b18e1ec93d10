package dev.holdfast.jdbc;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Holds positions back until they are old enough that rows before them, committed later, are there. */
final class Settling {

    /** So many are kept between the oldest and the newest; more would make no difference to anybody. */
    private static final int STEPS = 100;

    private final long nanos;
    private final Deque<Seen> waiting = new ArrayDeque<>();
    private Optional<Position> settled = Optional.empty();

    private record Seen(Position position, long nanoTime) {}

    Settling(Duration duration) {
        nanos = duration.toNanos();
    }

    /** Takes the last position of now, and returns the last that is old enough. */
    Optional<Position> see(Optional<Position> last, long nanoTime) {
        if (last.isPresent() && isLater(last.get(), nanoTime)) {
            waiting.add(new Seen(last.get(), nanoTime));
        }
        while (!waiting.isEmpty() && nanoTime - waiting.peek().nanoTime() >= nanos) {
            settled = Optional.of(waiting.remove().position());
        }
        return settled;
    }

    private boolean isLater(Position position, long nanoTime) {
        Seen newest = waiting.peekLast();
        return newest == null
                ? settled.isEmpty() || !settled.get().equals(position)
                : !newest.position().equals(position) && nanoTime - newest.nanoTime() >= nanos / STEPS;
    }
}
