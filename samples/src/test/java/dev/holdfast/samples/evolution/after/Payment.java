package dev.holdfast.samples.evolution.after;

import dev.holdfast.annotation.RenamedFrom;
import dev.holdfast.annotation.StateRecord;

@StateRecord
sealed interface Payment {

    record Invoice(int days) implements Payment {}

    @RenamedFrom("Card")
    record CreditCard(String number) implements Payment {}

    record Cash() implements Payment {}
}
