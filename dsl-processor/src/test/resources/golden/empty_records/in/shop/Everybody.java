package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
public record Everybody() {}
