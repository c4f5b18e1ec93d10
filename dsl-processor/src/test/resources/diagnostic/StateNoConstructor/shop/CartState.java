package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
final class CartState {
    String currency;
    long total;

    CartState(String currency) {
        this.currency = currency;
    }
}

@StateRecord
final class Sealed {
    int clicks;

    private Sealed() {}
}

@StateRecord
final class Fixed {
    final int clicks = 1;
}
