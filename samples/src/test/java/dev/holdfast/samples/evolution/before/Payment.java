package dev.holdfast.samples.evolution.before;

import dev.holdfast.annotation.StateRecord;

@StateRecord
sealed interface Payment {

    record Cash() implements Payment {}

    record Card(String number) implements Payment {}
}
