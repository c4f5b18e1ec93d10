package dev.holdfast.connector;

/** A part of a batch's input that can be read by itself, for example a range of one file. Each source has its own kind. */
public interface Split {}
