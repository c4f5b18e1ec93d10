package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record KeyOfTwo(String user, long auction) {}
