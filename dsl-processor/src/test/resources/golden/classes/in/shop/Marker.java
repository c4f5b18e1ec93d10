package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
final class Marker {}
