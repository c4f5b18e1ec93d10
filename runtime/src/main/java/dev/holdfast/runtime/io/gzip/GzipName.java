package dev.holdfast.runtime.io.gzip;

import java.util.Locale;

/** Says by its name whether a file is compressed. */
public final class GzipName {

    private static final String ENDING = ".gz";

    private GzipName() {}

    /** Whether a file of this name is read as one that gzip compressed. */
    public static boolean matches(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** The name that a compressed file had before, as far as its name tells. */
    public static String plain(String name) {
        return matches(name) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
