package dev.holdfast.runtime.io.files;

import dev.holdfast.connector.Offset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What was read of the files of a source, as it stands in a checkpoint: the last ones one by one, all others together. */
record FilesOffset(Settled settled, List<ReadFile> files) {

    static final FilesOffset BEGINNING = new FilesOffset(Settled.NONE, List.of());

    FilesOffset {
        files = List.copyOf(files);
    }

    /**
     * Reads an offset, or one of the version that kept one file and took all names before it as read.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static FilesOffset parse(Offset offset) {
        OffsetText in = new OffsetText(offset.json());
        return in.skip("{\"file\":") ? parseOneFile(in) : parseFiles(in);
    }

    private static FilesOffset parseOneFile(OffsetText in) {
        String name = in.text();
        long lines = in.expect(",\"line\":").number();
        long bytes = in.expect(",\"byte\":").number();
        in.expect("}").end();
        if (name.isEmpty()) {
            return BEGINNING;
        }
        return new FilesOffset(Settled.before(name), List.of(ofOneFile(name, lines, bytes)));
    }

    private static ReadFile ofOneFile(String name, long lines, long bytes) {
        return new ReadFile(
                name, "", lines, bytes, size(0, bytes), 0, "", ContentSum.UNKNOWN, false, ReadFile.Checked.NEVER);
    }

    /** An older version kept the time only of files that were read to their ends, and no other size. */
    private static long size(long modified, long bytes) {
        return modified != 0 || bytes == 0 ? bytes : ReadFile.UNKNOWN_SIZE;
    }

    private static FilesOffset parseFiles(OffsetText in) {
        List<ReadFile> files = new ArrayList<>();
        in.expect("{\"files\":[");
        while (!in.skip("]")) {
            if (!files.isEmpty()) {
                in.expect(",");
            }
            files.add(parseFile(in));
        }
        Settled settled = in.skip(",\"before\":") ? parseSettled(in) : Settled.NONE;
        in.expect("}").end();
        return new FilesOffset(settled, files);
    }

    private static ReadFile parseFile(OffsetText in) {
        String name = in.expect("{\"file\":").text();
        String key = in.expect(",\"key\":").text();
        long modified = in.expect(",\"modified\":").number();
        long lines = in.skip(",\"line\":") ? in.number() : ReadFile.UNKNOWN_LINES;
        long bytes = in.expect(",\"byte\":").number();
        long size = in.skip(",\"size\":") ? in.number() : size(modified, bytes);
        String block = in.expect(",\"block\":").text();
        String sum = in.skip(",\"sum\":") ? in.text() : ContentSum.UNKNOWN;
        boolean isGone = in.skip(",\"gone\":true");
        in.expect("}");
        return new ReadFile(name, key, lines, bytes, size, modified, block, sum, isGone, ReadFile.Checked.NEVER);
    }

    private static Settled parseSettled(OffsetText in) {
        long before = in.number();
        long until = in.expect(",\"until\":").number();
        String next = in.expect(",\"next\":").text();
        long count = in.expect(",\"count\":").number();
        String sum = in.expect(",\"names\":").text();
        return new Settled(before, until, next, count, HexFormat.fromHexDigitsToLong(sum));
    }

    Offset toOffset() {
        OffsetText out = new OffsetText("");
        out.raw("{\"files\":[");
        for (int i = 0; i < files.size(); i++) {
            out.raw(i == 0 ? "" : ",");
            write(files.get(i), out);
        }
        out.raw("]");
        if (!settled.equals(Settled.NONE)) {
            out.raw(",\"before\":" + settled.beforeNanos() + ",\"until\":" + settled.untilNanos() + ",\"next\":")
                    .quote(settled.next())
                    .raw(",\"count\":" + settled.files() + ",\"names\":")
                    .quote(HexFormat.of().toHexDigits(settled.sum()));
        }
        return new Offset(out.raw("}").toString());
    }

    private static void write(ReadFile file, OffsetText out) {
        out.raw("{\"file\":").quote(file.name()).raw(",\"key\":").quote(file.key());
        out.raw(",\"modified\":" + file.modifiedNanos());
        out.raw(file.lines() == ReadFile.UNKNOWN_LINES ? "" : ",\"line\":" + file.lines());
        out.raw(",\"byte\":" + file.bytes());
        boolean isBegun = file.size() != file.bytes() && file.size() != ReadFile.UNKNOWN_SIZE;
        out.raw(isBegun ? ",\"size\":" + file.size() : "");
        out.raw(",\"block\":").quote(file.block());
        if (!file.sum().isEmpty()) {
            out.raw(",\"sum\":").quote(file.sum());
        }
        out.raw(file.isGone() ? ",\"gone\":true}" : "}");
    }
}
