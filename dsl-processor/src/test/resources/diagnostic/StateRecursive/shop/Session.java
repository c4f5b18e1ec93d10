package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@StateRecord
record Session(String name, Map<String, List<Session>> fine, @Nullable Session alsoFine) {}

@StateRecord
record Visit(int number, Page page) {}

@StateRecord
record Page(String name, Link link) {}

@StateRecord
sealed interface Link permits Here, There {}

@StateRecord
record Here(Visit visit) implements Link {}

@StateRecord
record There(Link next) implements Link {}

@StateRecord
record Chain(String name, Chain next) {}

@StateRecord
record Follows(Visit visit) {}

@StateRecord
record Ring<T>(T value, Ring<T> next) {}

@StateRecord
record Wheel(Ring<String> ring) {}
