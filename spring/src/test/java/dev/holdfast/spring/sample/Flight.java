package dev.holdfast.spring.sample;

/** A flight that has gone, and by how many minutes too late. */
public record Flight(String origin, int delay) {}
