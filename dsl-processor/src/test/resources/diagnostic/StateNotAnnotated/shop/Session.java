package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;

@StateRecord
record Session(List<Visit> visits, Link link) {}

record Visit(int page) {}

sealed interface Link permits Inside, Outside {}

@StateRecord
record Inside(int page) implements Link {}

record Outside(String url) implements Link {}
