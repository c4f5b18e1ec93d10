package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

@StateRecord
record Session(SortedSet<Page> pages, SortedMap<Page, Long> visits, SortedSet<@Nullable String> tags) {}

@StateRecord
record Page(String name) {}
