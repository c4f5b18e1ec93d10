package dev.holdfast.benchmarks.serial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Session} by hand. */
final class HandwrittenSession extends HandwrittenCodec<Session> {

    @Override
    int encode(Session value) {
        int at = putInt(0, value.pageViews());
        at = putLong(at, value.secondsOnSite());
        at = putLong(at, value.startedAtMillis());
        at = putString(at, value.lastPage());
        at = putUnsigned(at, value.tags().size());
        for (String tag : value.tags()) {
            at = putString(at, tag);
        }
        at = putUnsigned(at, value.counters().size());
        for (Map.Entry<String, Long> counter : value.counters().entrySet()) {
            at = putString(at, counter.getKey());
            at = putLong(at, counter.getValue());
        }
        return at;
    }

    @Override
    public Session read(byte[] bytes) {
        Cursor in = new Cursor(bytes);
        int pageViews = in.readInt();
        long secondsOnSite = in.readLong();
        long startedAtMillis = in.readLong();
        String lastPage = in.readString();
        List<String> tags = readTags(in);
        return new Session(pageViews, secondsOnSite, startedAtMillis, lastPage, tags, readCounters(in));
    }

    private static List<String> readTags(Cursor in) {
        int count = in.readUnsigned();
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(in.readString());
        }
        return tags;
    }

    private static Map<String, Long> readCounters(Cursor in) {
        int count = in.readUnsigned();
        Map<String, Long> counters = new LinkedHashMap<>(count * 4 / 3 + 1);
        for (int i = 0; i < count; i++) {
            counters.put(in.readString(), in.readLong());
        }
        return counters;
    }
}
