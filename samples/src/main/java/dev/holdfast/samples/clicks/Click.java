package dev.holdfast.samples.clicks;

/**
 * A page that somebody opened.
 *
 * @param userId who
 * @param page which
 */
public record Click(String userId, String page) {}
