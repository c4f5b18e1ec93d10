package dev.holdfast.samples.presence;

/**
 * A line of a log.
 *
 * @param service the service that wrote it
 * @param text what it says
 */
public record LogLine(String service, String text) {}
