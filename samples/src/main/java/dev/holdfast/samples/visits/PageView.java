package dev.holdfast.samples.visits;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * Somebody looked at a page.
 *
 * @param id of the event; a sender that is not sure sends it again
 * @param user who
 * @param page which
 * @param at when
 */
@EventRecord
public record PageView(String id, String user, String page, Instant at) {}
