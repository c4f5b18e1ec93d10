package shop;

import dev.holdfast.annotation.StateRecord;
import java.io.Serializable;
import java.util.List;

@StateRecord
record Session(Object any, Serializable thing, List<Object> things, Shape shape, Comparable<String> key) {}

interface Shape {}
