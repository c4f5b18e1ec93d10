package dev.holdfast.runtime.io.output;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files that are being written: hidden, and told apart by the epoch of their writer. */
public final class TemporaryName {

    private static final Pattern PATTERN = Pattern.compile("\\.(\\d{20}\\.[a-z]+|_query|probed?)\\.\\d+\\.tmp");

    private static final Pattern ROWS = Pattern.compile("\\.(\\d{20})\\.(?!delivered)[a-z]+\\.\\d+\\.tmp");

    private TemporaryName() {}

    /** The name under which an epoch writes a file. */
    public static String of(String name, long epoch) {
        return "." + name + "." + epoch + ".tmp";
    }

    /** The batch whose rows are in a file of this name. */
    public static OptionalLong batch(String name) {
        Matcher rows = ROWS.matcher(name);
        return rows.matches() ? OptionalLong.of(Long.parseLong(rows.group(1))) : OptionalLong.empty();
    }

    /** Whether a file of this name is in the making. */
    public static boolean matches(String name) {
        return PATTERN.matcher(name).matches();
    }
}
