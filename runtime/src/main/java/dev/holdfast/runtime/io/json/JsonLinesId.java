package dev.holdfast.runtime.io.json;

import java.nio.file.Path;

/** The default id of a JSON lines source or sink. */
public final class JsonLinesId {

    private JsonLinesId() {}

    /** The id of a source or sink of a path. */
    public static String of(Path path) {
        Path name = path.getFileName();
        return "json-lines:" + (name == null ? path : name);
    }
}
