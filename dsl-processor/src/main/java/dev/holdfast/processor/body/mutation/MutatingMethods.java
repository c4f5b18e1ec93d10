package dev.holdfast.processor.body.mutation;

import java.util.Set;

/** The methods of the JDK that change the object that they are called on. */
public final class MutatingMethods {

    private static final String NAMES = """
            accumulate accumulateAndGet add addAll addAndGet addFirst addLast andNot append clear compareAndExchange \
            compareAndSet compute computeIfAbsent computeIfPresent decrement decrementAndGet delete deleteCharAt drainTo \
            flip getAndAccumulate getAndAdd getAndDecrement getAndIncrement getAndSet getAndUpdate increment \
            incrementAndGet insert insertElementAt lazySet merge offer offerFirst offerLast poll pollFirst pollFirstEntry \
            pollLast pollLastEntry pop push put putAll putFirst putIfAbsent putLast remove removeAll removeFirst removeIf \
            removeLast replace replaceAll reset retainAll reverse set setAll setCharAt setLength sort sumThenReset take \
            updateAndGet\
            """;

    private static final Set<String> MUTATING = Set.of(NAMES.split(" ", -1));

    private MutatingMethods() {}

    /** Whether methods of this name change the collections and counters of the JDK that have one. */
    static boolean isName(String method) {
        return MUTATING.contains(method);
    }

    /** Strings and numbers have methods of these names too, and change nothing. */
    public static boolean isOne(String type, String method) {
        boolean isContainer = (type.startsWith("java.util.") && !type.equals("java.util.Optional"))
                || type.equals("java.lang.StringBuilder")
                || type.equals("java.lang.StringBuffer")
                || type.equals("java.lang.AbstractStringBuilder")
                || type.equals("java.lang.ThreadLocal");
        return isContainer && MUTATING.contains(method);
    }
}
