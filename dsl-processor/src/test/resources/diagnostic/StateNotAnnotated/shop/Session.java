package shop;

import dev.holdfast.annotation.KeyRecord;
import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Session(List<Visit> visits, Page page) {}

record Visit(int page) {}

@KeyRecord
record Page(String name) {}
