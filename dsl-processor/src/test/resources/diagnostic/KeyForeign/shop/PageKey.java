package shop;

import dev.holdfast.annotation.AllowKryo;
import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record PageKey(@AllowKryo String name, long site) {}
