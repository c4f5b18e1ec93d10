package shop.places;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Address(String street, int zip) {}
