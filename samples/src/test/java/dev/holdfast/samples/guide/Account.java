package dev.holdfast.samples.guide;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record Account(Country country, String customer) {}
