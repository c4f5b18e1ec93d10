package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;

@StateRecord
record Session(Set<byte[]> hashes, Map<String[], Long> paths, Map<List<int[]>, Long> points, List<byte[]> fine) {}
