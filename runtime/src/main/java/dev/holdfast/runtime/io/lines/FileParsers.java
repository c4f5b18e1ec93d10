package dev.holdfast.runtime.io.lines;

import dev.holdfast.runtime.io.files.InputFiles;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What turns the lines of each file into events: the same for all files, or what the heading of a file says. Thread safe. */
final class FileParsers<T> {

    /** A file of more is read to its heading again. */
    private static final int KEPT = 100;

    private final InputFiles input;
    private final LineContents contents;
    private final LineFormat<T> format;
    private final LineRules rules;
    private final LineFormat.@Nullable Parser<T> forAll;
    private final Map<String, LineFormat.Parser<T>> byKey = new ConcurrentHashMap<>();

    private FileParsers(
            InputFiles input,
            LineContents contents,
            LineFormat<T> format,
            LineRules rules,
            LineFormat.@Nullable Parser<T> forAll) {
        this.input = input;
        this.contents = contents;
        this.format = format;
        this.rules = rules;
        this.forAll = forAll;
    }

    static <T> FileParsers<T> of(InputFiles input, LineContents contents, LineFormat<T> format, LineRules rules)
            throws IOException {
        return new FileParsers<>(
                input, contents, format, rules, format.hasHeading() ? null : format.parser(new byte[0]));
    }

    LineFormat.Parser<T> of(String file) throws IOException {
        if (forAll != null) {
            return forAll;
        }
        String key = input.seen(file).key();
        LineFormat.Parser<T> known = byKey.get(key);
        if (known != null) {
            return known;
        }
        if (byKey.size() >= KEPT) {
            byKey.clear();
        }
        LineFormat.Parser<T> parser = readHeading(file);
        byKey.put(key, parser);
        return parser;
    }

    private LineFormat.Parser<T> readHeading(String file) throws IOException {
        byte[][] heading = new byte[1][];
        contents.readBeginning(file, in -> heading[0] = SplitLines.first(in, format.newEnds(), rules.maxBytes()));
        try {
            return format.parser(heading[0]);
        } catch (IOException e) {
            throw new IOException("File " + input.path(file) + " " + e.getMessage(), e);
        }
    }
}
