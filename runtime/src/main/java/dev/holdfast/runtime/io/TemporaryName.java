package dev.holdfast.runtime.io;

import java.util.regex.Pattern;

/** Names of files that are being written: hidden, and told apart by the epoch of their writer. */
final class TemporaryName {

    private static final Pattern PATTERN = Pattern.compile("\\.(\\d{20}\\.jsonl|_query|probed?)\\.\\d+\\.tmp");

    private TemporaryName() {}

    static String of(String name, long epoch) {
        return "." + name + "." + epoch + ".tmp";
    }

    static boolean matches(String name) {
        return PATTERN.matcher(name).matches();
    }
}
