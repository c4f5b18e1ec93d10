package dev.holdfast.runtime.io;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files that are being written: hidden, and told apart by the epoch of their writer. */
final class TemporaryName {

    private static final Pattern PATTERN =
            Pattern.compile("\\.(\\d{20}(\\.jsonl|\\.delivered)|_query|probed?)\\.\\d+\\.tmp");

    private static final Pattern ROWS = Pattern.compile("\\.(\\d{20})\\.jsonl\\.\\d+\\.tmp");

    private TemporaryName() {}

    static String of(String name, long epoch) {
        return "." + name + "." + epoch + ".tmp";
    }

    /** The batch whose rows are in a file of this name. */
    static OptionalLong batch(String name) {
        Matcher rows = ROWS.matcher(name);
        return rows.matches() ? OptionalLong.of(Long.parseLong(rows.group(1))) : OptionalLong.empty();
    }

    static boolean matches(String name) {
        return PATTERN.matcher(name).matches();
    }
}
