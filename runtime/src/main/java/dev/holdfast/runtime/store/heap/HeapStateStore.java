package dev.holdfast.runtime.store.heap;

import dev.holdfast.runtime.change.StateId;
import dev.holdfast.runtime.store.KeyGroupStore;
import dev.holdfast.runtime.store.RowAccess;
import dev.holdfast.runtime.store.StateStore;
import java.util.HashMap;
import java.util.Map;

/** Keeps all rows in byte arrays on the heap: few objects, so little for the garbage collector to trace. */
public final class HeapStateStore implements StateStore {

    private final Map<Part, HeapKeyGroup> parts = new HashMap<>();

    @Override
    public KeyGroupStore keyGroup(StateId state, RowAccess access, int keyGroup) {
        return parts.computeIfAbsent(new Part(state, keyGroup), part -> new HeapKeyGroup(access));
    }

    @Override
    public void close() {
        parts.clear();
    }

    private record Part(StateId state, int keyGroup) {}
}
