package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
public sealed interface Payment permits Payment.Card, Payment.Cash, Payment.Online {

    @StateRecord
    record Card(String number, int cvc) implements Payment {}

    record Cash(long cents) implements Payment {}

    sealed interface Online extends Payment {}

    @StateRecord(version = 2)
    record Transfer(String iban) implements Online {}

    record Voucher() implements Online {}
}
