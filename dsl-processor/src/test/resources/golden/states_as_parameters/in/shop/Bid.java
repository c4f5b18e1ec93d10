package shop;

import dev.holdfast.annotation.StateRecord;
import java.time.Instant;

@StateRecord
public record Bid(long auction, long cents, Instant at) {}
