package dev.holdfast.runtime.io.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which names in a directory are input. Never those that begin with {@code .} or {@code _} or end in {@code .tmp}: they are
 * hidden, or in the making.
 */
public final class NameFilter {

    /** All names but the hidden and temporary ones. */
    public static final NameFilter ALL = new NameFilter(null);

    private static final Set<String> COMPRESSED = Set.of("zst", "bz2", "xz", "zip");

    private final @Nullable PathMatcher matcher;

    private NameFilter(@Nullable PathMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * The names that a pattern matches as a whole.
     *
     * @param glob as {@link java.nio.file.FileSystem#getPathMatcher} knows it, for example {@code *.jsonl}; without a slash
     * @throws IllegalArgumentException if it is no pattern of a name
     */
    public static NameFilter glob(String glob) {
        Objects.requireNonNull(glob, "glob");
        if (glob.isEmpty() || glob.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + glob + "' is no pattern of a file's name: it "
                    + (glob.isEmpty() ? "is empty" : "has a slash, but subdirectories are not read")
                    + ". Pass one such as *.jsonl.");
        }
        try {
            return new NameFilter(FileSystems.getDefault().getPathMatcher("glob:" + glob));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + glob + "' is no pattern of a file's name: " + e.getDescription()
                            + ". Pass one such as *.jsonl.",
                    e);
        }
    }

    /** @param path a name, perhaps behind those of directories */
    boolean matches(String path, Path file) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !name.startsWith(".")
                && !name.startsWith("_")
                && !name.endsWith(".tmp")
                && (matcher == null || matcher.matches(file.getFileName()));
    }

    /** Refuses a file that is compressed otherwise than by gzip, whose bytes would be taken for lines. */
    static void requireReadable(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (COMPRESSED.contains(ending)) {
            throw new IOException("File " + file + " is compressed, and of compressed files only those of gzip are"
                    + " read. Bring it unpacked under a name without ." + ending
                    + ", or as .gz, or leave such files out with onlyFiles(\"*.jsonl\").");
        }
    }
}
