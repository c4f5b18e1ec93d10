package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

@StateRecord
record Session(Set<byte[]> hashes, Map<String[], Long> paths, Map<List<int[]>, Long> points, List<byte[]> fine) {}

@StateRecord
record Visit(Set<Hash> hashes, Map<Box<int[]>, Long> boxes, Set<Content> equal) {}

@StateRecord
record Hash(String algorithm, byte[] bytes) {}

@StateRecord
record Box<T>(T value) {}

@StateRecord
record Content(byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Content content && Arrays.equals(content.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
