package dev.holdfast.benchmarks.nexmark;

import dev.holdfast.annotation.EventRecord;
import java.time.Instant;

/**
 * Somebody registers.
 *
 * @param id of the person
 * @param name first and last name
 * @param emailAddress an address
 * @param creditCard a number of four groups
 * @param city where the person lives
 * @param state of the city, in two letters
 * @param dateTime when it happens
 * @param extra filling
 */
@EventRecord
public record Person(
        long id,
        String name,
        String emailAddress,
        String creditCard,
        String city,
        String state,
        Instant dateTime,
        String extra)
        implements NexmarkEvent {}
