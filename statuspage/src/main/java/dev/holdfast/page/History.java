package dev.holdfast.page;

import dev.holdfast.engine.StreamingQueryProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What the charts show: for each second the slowest batch of it, as its progress told it, and idle reports in seconds without a
 * batch. Nothing is averaged, so each point is a batch that there was. Guarded by its owner.
 */
final class History {

    /** At one batch a second or more, ten minutes. */
    static final int MOST_POINTS = 600;

    private final Deque<Point> points = new ArrayDeque<>();
    private long number;

    /**
     * One second.
     *
     * @param number grows by one from second to second
     * @param revision when it last changed
     * @param progress its slowest batch
     */
    record Point(long number, long revision, StreamingQueryProgress progress) {

        private boolean isOfSameSecond(StreamingQueryProgress other) {
            return progress.timestamp().getEpochSecond() == other.timestamp().getEpochSecond();
        }

        private boolean givesWayTo(StreamingQueryProgress other) {
            return !other.isIdle() && (progress.isIdle() || other.batchDuration() > progress.batchDuration());
        }

        String json() {
            return new Json()
                    .number("number", number)
                    .raw("progress", progress.json())
                    .toString();
        }
    }

    void add(StreamingQueryProgress progress, long revision) {
        Point last = points.peekLast();
        if (last == null || !last.isOfSameSecond(progress)) {
            points.addLast(new Point(number++, revision, progress));
            if (points.size() > MOST_POINTS) {
                points.removeFirst();
            }
        } else if (last.givesWayTo(progress)) {
            points.removeLast();
            points.addLast(new Point(last.number(), revision, progress));
        }
    }

    void clear() {
        points.clear();
    }

    /** Those that have changed since. */
    List<Point> since(long revision) {
        return points.stream().filter(point -> point.revision() > revision).toList();
    }
}
