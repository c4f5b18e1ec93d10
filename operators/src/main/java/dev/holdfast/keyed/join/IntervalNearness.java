package dev.holdfast.keyed.join;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.operator.JoinBounds;
import dev.holdfast.operator.JoinKind;

/**
 * Partners whose times differ by no more than two bounds. A row holds an eighth of what lies between the bounds: an event then looks at about ten rows, and a row that is
 * gone was of use nearly to the end.
 */
final class IntervalNearness implements Nearness {

    private static final int ROWS = 8;

    private final long fromMillis;
    private final long toMillis;
    private final long widthMillis;

    IntervalNearness(JoinBounds.Between bounds) {
        fromMillis = bounds.from().toMillis();
        toMillis = bounds.to().toMillis();
        long span = toMillis - fromMillis;
        widthMillis = Math.max(1, span < 0 ? Long.MAX_VALUE / ROWS : span / ROWS);
    }

    @Override
    public long start(long timeMillis) {
        return EventTimes.plus(timeMillis, -Math.floorMod(timeMillis, widthMillis));
    }

    @Override
    public long next(long startMillis) {
        return start(EventTimes.plus(startMillis, widthMillis));
    }

    @Override
    public long firstPartner(boolean isLeft, long timeMillis) {
        return EventTimes.plus(timeMillis, isLeft ? fromMillis : -toMillis);
    }

    @Override
    public long lastPartner(boolean isLeft, long timeMillis) {
        return EventTimes.plus(timeMillis, isLeft ? toMillis : -fromMillis);
    }

    @Override
    public boolean isLate(long timeMillis, long lateMillis, long beforeMillis) {
        return timeMillis <= lateMillis;
    }

    /**
     * An event that comes later is not before the watermark, and nor is the later one of a pair. Only an event that is given by itself may be: it
     * has waited for its last partner.
     */
    @Override
    public long resultWatermark(JoinKind kind, long watermarkMillis) {
        long delay = 0;
        if (kind.givesLeftAlone() || kind == JoinKind.SEMI) {
            delay = Math.max(delay, toMillis);
        }
        if (kind.givesRightAlone()) {
            delay = Math.max(delay, -fromMillis);
        }
        return EventTimes.behind(watermarkMillis, delay);
    }
}
