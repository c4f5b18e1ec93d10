package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;

@StateRecord
record Session(List pages, Map<String, Map> visits) {}
