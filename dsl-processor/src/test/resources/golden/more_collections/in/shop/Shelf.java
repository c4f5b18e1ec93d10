package shop;

import dev.holdfast.annotation.StateRecord;
import java.time.LocalDate;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Shelf(
        Set<String> tags,
        Set<@Nullable Integer> gaps,
        SortedSet<LocalDate> days,
        NavigableSet<Version> versions,
        Deque<String> last,
        SortedMap<String, Set<Long>> groups,
        NavigableMap<Kind, @Nullable String> notes) {

    enum Kind {
        OLD,
        NEW
    }

    @StateRecord
    public record Version(int major, int minor) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
        }
    }
}
