package dev.holdfast.tools;

import java.util.function.Function;

/** Keys as they are typed. */
final class Keys {

    private Keys() {}

    /** Looks a key up by its JSON. A text may stand without its quotes, which a shell makes hard to type. */
    static <T> T of(String key, Function<String, T> lookUpFn) {
        try {
            return lookUpFn.apply(key);
        } catch (IllegalArgumentException e) {
            if (key.startsWith("\"") || key.startsWith("{") || !isNoKey(e)) {
                throw e;
            }
            return lookUpFn.apply(Cell.quoted(key));
        }
    }

    private static boolean isNoKey(IllegalArgumentException e) {
        return String.valueOf(e.getMessage()).startsWith("Not a key of type ");
    }
}
