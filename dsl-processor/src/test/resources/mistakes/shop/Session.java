package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public record Session(long clicks) {

    Session plus(long more) {
        return new Session(clicks + more);
    }
}
