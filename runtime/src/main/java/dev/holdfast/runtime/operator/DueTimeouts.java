package dev.holdfast.runtime.operator;

import dev.holdfast.connector.ReadLimits;
import dev.holdfast.keyed.EventTimes;
import dev.holdfast.runtime.store.DueLimits;
import dev.holdfast.runtime.store.DueTimers;
import dev.holdfast.runtime.store.KeyGroupStore;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The timeouts that one batch calls: of all that are due the first, as many as the limits of a batch allow, and one at least.
 * They are first by deadline. Of one deadline the key groups take turns, each in the order of its key bytes: a deadline that
 * many keys share would else empty the list of the first key group and end the choice there, far from the limits. Nothing here
 * depends on the number of workers.
 *
 * <p>Each key group lists its first ones, about twice its share of what the batch may call. Then the lists are merged. Where a
 * list ends that does not have all of its key group, the choice ends too, since what comes next is not known: the batch then
 * calls fewer than it may, and the next one goes on from there. So memory is that of one batch, whatever is due.
 */
final class DueTimeouts {

    private static final int SHARES = 2;
    private static final int FEWEST = 64;
    private static final long FEWEST_BYTES = 64 << 10;

    private final ReadLimits limits;
    private final DueLimits listLimits;
    private final List<StateTime> times;
    private final int keyGroups;

    /** Those of a state side by side, state after state. */
    private final @Nullable DueTimers[] lists;

    private final int[] chosen;
    private boolean anyDue;
    private long leftOverEventMillis = EventTimes.END;
    private long leftOverClockMillis = EventTimes.END;

    /**
     * @param times of the operator's states; those without timeouts have no lists
     */
    DueTimeouts(ReadLimits limits, List<StateTime> times, int keyGroups) {
        this.limits = limits;
        this.times = times;
        this.keyGroups = keyGroups;
        listLimits = new DueLimits(
                (int) Math.min(Integer.MAX_VALUE, share(limits.maxEvents(), keyGroups, FEWEST)),
                share(limits.maxBytes(), keyGroups, FEWEST_BYTES));
        lists = new DueTimers[times.size() * keyGroups];
        chosen = new int[lists.length];
    }

    private static long share(long limit, int keyGroups, long fewest) {
        return Math.min(limit, Math.max(fewest, SHARES * (limit / keyGroups + 1)));
    }

    /** How many due rows of a key group are looked at for one batch. */
    DueLimits listLimits() {
        return listLimits;
    }

    /** Makes the list of a state and key group; by any thread. */
    void list(int state, int keyGroup, KeyGroupStore store) {
        long threshold = times.get(state).thresholdMillis();
        if (store.nextDeadlineMillis(threshold) < threshold) {
            lists[place(state, keyGroup)] = store.due(threshold, listLimits);
        }
    }

    /** Chooses, when all lists are made. */
    void choose() {
        if (isRoomForAll()) {
            chooseAll();
        } else {
            chooseFirst();
        }
    }

    private boolean isRoomForAll() {
        long count = 0;
        long bytes = 0;
        for (DueTimers list : lists) {
            if (list != null) {
                count += list.size();
                bytes += list.rowBytes();
                if (list.hasMore()) {
                    return false;
                }
            }
        }
        return count <= limits.maxEvents() && bytes <= limits.maxBytes();
    }

    private void chooseAll() {
        for (int number = 0; number < lists.length; number++) {
            DueTimers list = lists[number];
            chosen[number] = list == null ? 0 : list.size();
            anyDue |= chosen[number] > 0;
        }
    }

    private void chooseFirst() {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (int number = 0; number < lists.length; number++) {
            DueTimers list = lists[number];
            if (list != null && list.size() > 0) {
                heads.add(new Head(list.deadlineMillis(0), 0, number));
            }
        }
        anyDue = !heads.isEmpty();
        if (anyDue) {
            choose(heads);
        }
    }

    /** Takes the first of all lists until the limits are reached or a list ends. */
    private void choose(PriorityQueue<Head> heads) {
        long count = 0;
        long bytes = 0;
        while (!heads.isEmpty()) {
            Head head = heads.remove();
            DueTimers list = list(head.list);
            bytes += list.rowBytes(head.place);
            if (count > 0 && (count >= limits.maxEvents() || bytes > limits.maxBytes())) {
                leave(head, heads);
                return;
            }
            count++;
            int place = head.place + 1;
            chosen[head.list] = place;
            if (place < list.size()) {
                heads.add(new Head(list.deadlineMillis(place), place, head.list));
            } else if (list.hasMore()) {
                leave(head, heads);
                return;
            }
        }
    }

    /** What is not chosen waits, from the first deadline of each time on. */
    private void leave(Head first, PriorityQueue<Head> heads) {
        heads.add(first);
        for (Head head : heads) {
            if (times.get(head.list / keyGroups).isEventTime()) {
                leftOverEventMillis = Math.min(leftOverEventMillis, head.deadlineMillis);
            } else {
                leftOverClockMillis = Math.min(leftOverClockMillis, head.deadlineMillis);
            }
        }
    }

    /** Whether any timeout is due. */
    boolean isAnyDue() {
        return anyDue;
    }

    /** The number of timeouts of a key group that the batch calls. */
    int chosen(int keyGroup) {
        int sum = 0;
        for (int list = keyGroup; list < chosen.length; list += keyGroups) {
            sum += chosen[list];
        }
        return sum;
    }

    /** Whether the batch calls timeouts of a state in a key group. */
    boolean isAnyChosen(int state, int keyGroup) {
        return chosen(state, keyGroup) > 0;
    }

    /** The number of timeouts of a state and key group that the batch calls: the first of its list. */
    int chosen(int state, int keyGroup) {
        return chosen[place(state, keyGroup)];
    }

    /** The list of a state and key group of which some are chosen. */
    DueTimers list(int state, int keyGroup) {
        return list(place(state, keyGroup));
    }

    private int place(int state, int keyGroup) {
        return state * keyGroups + keyGroup;
    }

    private DueTimers list(int number) {
        DueTimers list = lists[number];
        if (list == null) {
            throw new IllegalStateException("no timeout is due in list " + number);
        }
        return list;
    }

    /** A deadline, of those in a time that are due, from which on some are not called by this batch; {@link EventTimes#END} if all are. */
    long leftOverMillis(boolean inEventTime) {
        return inEventTime ? leftOverEventMillis : leftOverClockMillis;
    }

    /** Rows of a state with a deadline before this are called in this batch, if they are not yet. */
    long endMillis(int state) {
        StateTime time = times.get(state);
        return Math.min(time.thresholdMillis(), leftOverMillis(time.isEventTime()));
    }

    /** The first timeout of a list that is not chosen yet. */
    private record Head(long deadlineMillis, int place, int list) implements Comparable<Head> {

        private static final Comparator<Head> ORDER = Comparator.comparingLong(Head::deadlineMillis)
                .thenComparingInt(Head::place)
                .thenComparingInt(Head::list);

        @Override
        public int compareTo(Head other) {
            return ORDER.compare(this, other);
        }
    }
}
