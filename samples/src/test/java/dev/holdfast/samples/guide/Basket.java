package dev.holdfast.samples.guide;

import java.util.List;

record Basket(String customer, List<String> articles, long cents) {}
