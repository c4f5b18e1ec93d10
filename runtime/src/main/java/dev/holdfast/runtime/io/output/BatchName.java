package dev.holdfast.runtime.io.output;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the files of batches: {@code 00000000000000000042.jsonl}. */
final class BatchName {

    private static final Pattern NAME = Pattern.compile("(00\\d{18})\\.[a-z]+");

    private BatchName() {}

    static String of(long batchId, String ending) {
        return String.format(Locale.ROOT, "%020d", batchId) + ending;
    }

    /** The batch whose rows are in a file of this name, of whatever format. */
    static OptionalLong batch(String name) {
        Matcher file = NAME.matcher(name);
        return file.matches() ? OptionalLong.of(Long.parseLong(file.group(1))) : OptionalLong.empty();
    }
}
