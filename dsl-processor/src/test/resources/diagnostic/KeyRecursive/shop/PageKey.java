package shop;

import dev.holdfast.annotation.KeyRecord;

@KeyRecord
record PageKey(String name, PageKey parent) {}

@KeyRecord
record UserKey(TeamKey team) {}

@KeyRecord
record TeamKey(UserKey lead) {}
