package dev.holdfast.samples.clicks;

import java.time.Instant;

/**
 * A session as it is now; a later one of the same user and start replaces it.
 *
 * @param userId whose
 * @param startedAt when its first clicks were processed
 * @param pageViews so far
 * @param isOpen whether it may get more
 */
public record SessionSummary(String userId, Instant startedAt, int pageViews, boolean isOpen) {

    static SessionSummary open(String userId, Session session) {
        return new SessionSummary(userId, session.startedAt(), session.pageViews(), true);
    }

    static SessionSummary closed(String userId, Session session) {
        return new SessionSummary(userId, session.startedAt(), session.pageViews(), false);
    }
}
