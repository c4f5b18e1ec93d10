package shop;

import dev.holdfast.annotation.KeyRecord;
import java.time.LocalDateTime;
import java.util.List;

@KeyRecord
record Session(double latitude, boolean mobile, byte[] cookie, List<String> pages, LocalDateTime at, Page page) {}

record Page(String name) {}
