package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;

@StateRecord
record Session(
        ArrayList<String> tags,
        HashMap<String, Integer> counts,
        LinkedHashSet<Long> ids,
        LinkedList<String> list,
        Collection<String> any,
        Queue<String> queue,
        PriorityQueue<Long> priorities,
        TreeMap<String, Long> sorted,
        ConcurrentMap<String, Long> shared) {}
