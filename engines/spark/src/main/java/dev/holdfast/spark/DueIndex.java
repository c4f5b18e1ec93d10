package dev.holdfast.spark;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.streaming.MapState;
import org.apache.spark.sql.streaming.StatefulProcessorHandle;
import org.apache.spark.sql.streaming.TTLConfig;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * Which rows of the current key wait for which timer. Spark's timers know a key and a time and nothing more, so this is kept beside them: for each time of a timer the places of its rows.
 *
 * <pre>
 *   8 bytes, the time of a timer ──► places of rows
 *   1 byte                       ──► 8 bytes, the earliest of these times
 *   0 bytes                      ──► the key has a value before its first event, and no turn yet
 * </pre>
 *
 * <p>The earliest time saves most keys with events a look at all their timers. What is due in this batch is for the call that makes it so: Spark's timers for it, if there are any, are left to fire in vain.
 */
final class DueIndex {

    private static final byte[] EARLIEST = {0};
    private static final byte[] UNSTARTED = {};
    private static final String STATE = "due";

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long NONE = Long.MAX_VALUE;

    private final StatefulProcessorHandle timers;
    private final MapState<byte[], byte[]> stored;

    /** All of the key; null while they were not read. */
    private @Nullable NavigableMap<Long, List<RowPlace>> all;

    private long earliest = UNKNOWN;
    private long batchFiredMillis;

    DueIndex(StatefulProcessorHandle timers) {
        this.timers = timers;
        stored = timers.getMapState(STATE, Encoders.BINARY(), Encoders.BINARY(), TTLConfig.NONE());
    }

    /**
     * Another key is the current one.
     *
     * @param newFiredMillis what fires in this batch, which is nothing to wait for
     */
    void enter(long newFiredMillis) {
        all = null;
        earliest = UNKNOWN;
        batchFiredMillis = newFiredMillis;
    }

    /** Whether a row waits for a timer that has fired. */
    boolean hasFired(long firedMillis) {
        return earliestMillis() <= firedMillis;
    }

    private long earliestMillis() {
        if (earliest == UNKNOWN) {
            byte[] bytes = stored.getValue(EARLIEST);
            earliest = bytes == null ? NONE : ByteBuffer.wrap(bytes).getLong();
        }
        return earliest;
    }

    /** Takes the rows of timers that have fired, by their times. */
    NavigableMap<Long, List<RowPlace>> takeFired(long firedMillis, Predicate<RowPlace> whichFn) {
        NavigableMap<Long, List<RowPlace>> entries = readAll();
        NavigableMap<Long, List<RowPlace>> taken = new TreeMap<>();
        for (Map.Entry<Long, List<RowPlace>> entry :
                List.copyOf(entries.headMap(firedMillis, true).entrySet())) {
            List<RowPlace> places = entry.getValue().stream().filter(whichFn).toList();
            if (!places.isEmpty()) {
                taken.put(entry.getKey(), places);
                entry.getValue().removeAll(places);
                write(entry.getKey(), entry.getValue());
            }
        }
        setEarliest(entries);
        return taken;
    }

    private void setEarliest(NavigableMap<Long, List<RowPlace>> entries) {
        if (entries.isEmpty()) {
            earliest = NONE;
            stored.removeKey(EARLIEST);
        } else {
            setEarliest(entries.firstKey());
        }
    }

    private void setEarliest(long millis) {
        earliest = millis;
        stored.updateValue(EARLIEST, bytes(millis));
    }

    private NavigableMap<Long, List<RowPlace>> readAll() {
        NavigableMap<Long, List<RowPlace>> known = all;
        if (known == null) {
            known = new TreeMap<>();
            Iterator<Tuple2<byte[], byte[]>> entries = stored.iterator();
            while (entries.hasNext()) {
                Tuple2<byte[], byte[]> entry = entries.next();
                if (entry._1().length == Long.BYTES) {
                    known.put(ByteBuffer.wrap(entry._1()).getLong(), RowPlace.read(entry._2()));
                }
            }
            all = known;
        }
        return known;
    }

    /** A row waits for a timer. */
    void set(long millis, RowPlace place) {
        List<RowPlace> places = at(millis);
        if (places.contains(place)) {
            return;
        }
        if (places.isEmpty()) {
            if (millis > batchFiredMillis) {
                timers.registerTimer(millis);
            }
            if (millis < earliestMillis()) {
                setEarliest(millis);
            }
        }
        places.add(place);
        write(millis, places);
    }

    /** A row no longer waits for a timer, if it did. */
    void cancel(long millis, RowPlace place) {
        List<RowPlace> places = at(millis);
        if (places.remove(place)) {
            write(millis, places);
            if (places.isEmpty()) {
                if (millis > batchFiredMillis) {
                    timers.deleteTimer(millis);
                }
                if (earliestMillis() == millis) {
                    setEarliest(readAll());
                }
            }
        }
    }

    private List<RowPlace> at(long millis) {
        NavigableMap<Long, List<RowPlace>> known = all;
        if (known != null) {
            return known.getOrDefault(millis, new ArrayList<>());
        }
        byte[] bytes = stored.getValue(bytes(millis));
        return bytes == null ? new ArrayList<>() : RowPlace.read(bytes);
    }

    private void write(long millis, List<RowPlace> places) {
        if (places.isEmpty()) {
            stored.removeKey(bytes(millis));
        } else {
            stored.updateValue(bytes(millis), RowPlace.write(places));
        }
        NavigableMap<Long, List<RowPlace>> known = all;
        if (known != null && places.isEmpty()) {
            known.remove(millis);
        } else if (known != null) {
            known.put(millis, places);
        }
    }

    /** The key has a value before its first event. */
    void markUnstarted() {
        stored.updateValue(UNSTARTED, UNSTARTED);
    }

    /** Whether the key has a value and no turn yet; asked once. */
    boolean takeUnstarted() {
        boolean is = stored.containsKey(UNSTARTED);
        if (is) {
            stored.removeKey(UNSTARTED);
        }
        return is;
    }

    private static byte[] bytes(long millis) {
        return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
    }
}
