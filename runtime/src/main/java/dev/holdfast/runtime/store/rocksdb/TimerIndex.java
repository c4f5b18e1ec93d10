package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.keyed.rows.Row;
import dev.holdfast.runtime.change.ChangeBlockReader;
import dev.holdfast.runtime.store.DueLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one key group in the database.
 *
 * <p>The deadline that counts stands in the row. A row has at most one registration here, which may be earlier than its
 * deadline and never later, and the row says when it is ({@link StoredRow}). So a deadline that is put off, or cleared, costs
 * nothing here; a registration that comes up too early is renewed then, or dropped.
 *
 * <p>In memory are bounds within which the earliest registration must be. While the threshold is before them, nothing is
 * read. Walks start at the bound: what was removed before it lies in the database for a while, and reading over it is slow.
 */
final class TimerIndex {

    private static final int FIRST_CHUNK = 4;
    private static final int LARGEST_CHUNK = 256;

    private final StoreKeys keys;
    private final RocksDbStateStore store;
    private final TimerRows rows;

    /** All registrations before this were looked at by the last walk, which left {@link #open} of them, none before {@link #earliest}. */
    private long walked = Long.MIN_VALUE;

    private long open;
    private long earliest = Long.MAX_VALUE;

    /** No registration from {@link #walked} on is before this. */
    private long beyond = Long.MAX_VALUE;

    private boolean isExact;
    private long count;
    private final List<byte[]> restored = new ArrayList<>();

    TimerIndex(StoreKeys keys, RocksDbStateStore store, TimerRows rows) {
        this.keys = keys;
        this.store = store;
        this.rows = rows;
    }

    /** The number of registrations. */
    long count() {
        return count;
    }

    /**
     * Brings the registration of a row in line with its new deadline.
     *
     * @param change stands at the key of the row
     * @param before when the row is registered, or {@link Row#NO_DEADLINE}
     * @return when it is registered now, or {@link Row#NO_DEADLINE}
     */
    long register(ChangeBlockReader change, long before, long deadlineMillis, RocksWrites writes) {
        isExact = false;
        boolean isRegistered = before != Row.NO_DEADLINE;
        boolean hasDeadline = deadlineMillis != Row.NO_DEADLINE;
        if (isRegistered && before >= walked && (!hasDeadline || before <= deadlineMillis)) {
            return before;
        }
        remove(change, before, writes);
        if (hasDeadline) {
            writes.putTimer(timer(deadlineMillis, change));
            added(deadlineMillis);
        }
        return deadlineMillis;
    }

    /** Notes the deadline of a row that is restored, if it has one. */
    void restore(byte[] rowKey, long deadlineMillis) {
        if (deadlineMillis != Row.NO_DEADLINE) {
            isExact = false;
            restored.add(keys.timer(deadlineMillis, rowKey));
            added(deadlineMillis);
        }
    }

    /** Registers what was noted, sorted: RocksDB takes neighbours in half the time. */
    void writeRestored(RocksWrites writes) {
        restored.sort(Arrays::compareUnsigned);
        restored.forEach(writes::putTimer);
        restored.clear();
    }

    /** Removes the registration of the row at whose key {@code change} stands, if it has one. */
    void remove(ChangeBlockReader change, long registeredMillis, RocksWrites writes) {
        remove(change.array(), change.keyOffset(), change.keyLength(), registeredMillis, writes);
    }

    /** Removes the registration of the row of a key, if it has one. */
    void remove(byte[] key, int offset, int length, long registeredMillis, RocksWrites writes) {
        isExact = false;
        if (registeredMillis != Row.NO_DEADLINE) {
            writes.removeTimer(keys.timer(registeredMillis, key, offset, length));
            count--;
            open -= registeredMillis < walked ? 1 : 0;
        }
    }

    /** The earliest deadline if it is before the threshold, otherwise a time between the two. */
    long nextDeadlineMillis(long thresholdMillis) {
        if (isExact || bound() >= thresholdMillis) {
            return bound();
        }
        store.writes().flush();
        Walk walk = new Walk(null, DueLimits.NONE);
        walk.run(thresholdMillis);
        walked = Math.min(walk.first, walk.earliestFound);
        open = 0;
        beyond = walked;
        isExact = walk.earliestFound <= walk.first && walk.earliestFound < thresholdMillis;
        return bound();
    }

    /** The first rows whose deadline is before the threshold, in the order in which they fire. */
    TimerList due(long thresholdMillis, DueLimits limits) {
        TimerList due = new TimerList(limits);
        if (bound() < thresholdMillis) {
            store.writes().flush();
            long from = bound();
            Walk walk = new Walk(due, limits);
            walk.run(thresholdMillis);
            walked = walk.isCut ? from : thresholdMillis;
            open = walk.isCut ? 0 : walk.left;
            earliest = from;
            beyond = walk.isCut ? from : Math.min(walk.first, walk.renewed);
            isExact = false;
        }
        due.finish();
        return due;
    }

    /** No registration is before this. */
    private long bound() {
        if (count == 0) {
            return Long.MAX_VALUE;
        }
        return open > 0 ? Math.min(earliest, beyond) : beyond;
    }

    private byte[] timer(long millis, ChangeBlockReader change) {
        return keys.timer(millis, change.array(), change.keyOffset(), change.keyLength());
    }

    private void added(long deadlineMillis) {
        count++;
        if (deadlineMillis < walked) {
            open++;
            earliest = Math.min(earliest, deadlineMillis);
        } else {
            beyond = Math.min(beyond, deadlineMillis);
        }
    }

    /** One way through the registrations before a threshold, on which those that are early are renewed. */
    private final class Walk {

        private final RocksWrites writes = store.writes().take();
        private final @Nullable TimerList due;
        private final DueLimits limits;
        private final List<byte[]> chunk = new ArrayList<>();
        private int chunkSize = FIRST_CHUNK;

        /** The first registration that was not looked at. */
        private long first = Long.MAX_VALUE;

        /** The earliest deadline of the rows that were looked at. */
        private long earliestFound = Long.MAX_VALUE;

        /** The earliest registration that was made for a timeout that is not wanted. */
        private long renewed = Long.MAX_VALUE;

        /** How many registrations before the threshold stay. */
        private long left;

        /** Timeouts that were found where they are due: whatever comes later in the index is behind them. */
        private int inOrder;

        private long inOrderBytes;

        /** The deadline behind those that the list can take, once there are as many; whatever is registered later is behind it. */
        private long full = Long.MAX_VALUE;

        /** Whether the walk ended since the rest is beyond the limits. */
        private boolean isCut;

        /**
         * Begins a walk.
         *
         * @param due takes what is due; without it, the walk ends at the first deadline that is known for certain
         * @param limits how much of it is wanted, and one more, which tells that there is more
         */
        Walk(@Nullable TimerList due, DueLimits limits) {
            this.due = due;
            this.limits = limits;
        }

        void run(long thresholdMillis) {
            try (RocksCursor cursor = store.database().timers(keys.timersFrom(bound()), keys.end())) {
                while (cursor.next()) {
                    byte[] timer = cursor.key();
                    long millis = StoreKeys.timerMillis(timer);
                    if (millis >= limit(thresholdMillis)) {
                        first = millis;
                        break;
                    }
                    isCut = inOrder > limits.timers()
                            || (inOrder > 1 && inOrderBytes > limits.bytes())
                            || millis > full;
                    if (isCut) {
                        break;
                    }
                    chunk.add(timer);
                    if (chunk.size() == chunkSize) {
                        look(thresholdMillis);
                        chunkSize = Math.min(LARGEST_CHUNK, 4 * chunkSize);
                    }
                }
                look(thresholdMillis);
            }
            store.writes().give(writes);
        }

        /** Nothing behind a deadline that was found can be earlier. */
        private long limit(long thresholdMillis) {
            return due == null ? Math.min(thresholdMillis, earliestFound) : thresholdMillis;
        }

        private void look(long thresholdMillis) {
            List<byte[]> rowKeys = new ArrayList<>();
            chunk.forEach(timer -> rowKeys.add(keys.rowOfTimer(timer)));
            List<byte[]> stored = rows.read(rowKeys);
            for (int i = 0; i < rowKeys.size(); i++) {
                look(StoreKeys.timerMillis(chunk.get(i)), rowKeys.get(i), stored.get(i), thresholdMillis);
            }
            chunk.clear();
        }

        private void look(long registeredMillis, byte[] rowKey, byte[] stored, long thresholdMillis) {
            long deadline = StoredRow.deadlineMillis(stored);
            boolean isDue = deadline != Row.NO_DEADLINE && deadline < thresholdMillis;
            if (isDue && due != null) {
                left++;
                addDue(due, registeredMillis, rowKey, stored, deadline);
            } else if (deadline != registeredMillis) {
                renew(registeredMillis, rowKey, stored, deadline);
                renewed = deadline == Row.NO_DEADLINE ? renewed : Math.min(renewed, deadline);
            }
            earliestFound = deadline == Row.NO_DEADLINE ? earliestFound : Math.min(earliestFound, deadline);
        }

        /**
         * The batch that asks writes the row anew, so the registration may stay as it is until then. But where more is due than
         * one batch takes, later walks must not pass all early ones again.
         */
        private void addDue(TimerList list, long registeredMillis, byte[] rowKey, byte[] stored, long deadline) {
            int bytes = stored.length - StoredRow.rowOffset(stored);
            list.add(deadline, rowKey, bytes);
            if (deadline == registeredMillis) {
                inOrder++;
                inOrderBytes += bytes;
            } else if (left > limits.timers()) {
                renew(registeredMillis, rowKey, stored, deadline);
            }
            if (list.isCrowded()) {
                full = list.dropBeyondLimits();
            }
        }

        private void renew(long registeredMillis, byte[] rowKey, byte[] stored, long deadline) {
            writes.removeTimer(keys.timer(registeredMillis, rowKey));
            if (deadline == Row.NO_DEADLINE) {
                count--;
            } else {
                writes.putTimer(keys.timer(deadline, rowKey));
            }
            rows.reregister(rowKey, stored, deadline, writes);
        }
    }
}
