package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Optional;

@StateRecord
record Session(Nest<String> endless, Result<Long> result) {}

@StateRecord
record Nest<T>(Optional<Nest<List<T>>> inner) {}

@StateRecord
sealed interface Result<T> permits Done, Failed {}

@StateRecord
record Done<T>(T value) implements Result<T> {}

@StateRecord
record Failed(String why) implements Result<Object> {}

@StateRecord
sealed interface Event permits Opened {}

@StateRecord
record Opened<T>(T by) implements Event {}
