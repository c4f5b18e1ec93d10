package dev.holdfast.samples.evolution.before;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Cart(int count, List<Item> items, Status status, Payment payment, String note) {}
