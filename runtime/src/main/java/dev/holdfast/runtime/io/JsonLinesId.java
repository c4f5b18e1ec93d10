package dev.holdfast.runtime.io;

import java.nio.file.Path;

/** The default id of a JSON lines source or sink. */
final class JsonLinesId {

    private JsonLinesId() {}

    static String of(Path path) {
        Path name = path.getFileName();
        return "json-lines:" + (name == null ? path : name);
    }
}
