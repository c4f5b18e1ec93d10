package dev.holdfast.samples.guide;

enum Country {
    AT,
    CH
}
