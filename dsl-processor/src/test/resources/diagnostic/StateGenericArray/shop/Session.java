package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Optional;

@StateRecord
record Session(List<String>[] tags, Optional<Integer>[][] grid) {}
