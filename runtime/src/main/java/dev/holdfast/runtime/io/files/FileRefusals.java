package dev.holdfast.runtime.io.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;

/** What is said of files that cannot be read on: what happened, up to where they were read, and what to do. */
final class FileRefusals {

    private static final String ANEW = ", or start with a new checkpoint.";

    private static final String OLD_CONTENT = ". Put the old content back and bring new input as a new file" + ANEW;

    private FileRefusals() {}

    static IOException shortened(ReadFile read, InputFile file) {
        return new IOException("File " + file.path() + " has " + file.size() + " bytes, but it was read " + read.upTo()
                + ": it was shortened or replaced" + OLD_CONTENT);
    }

    static IOException changed(ReadFile read, InputFile file, String how) {
        return new IOException(
                "File " + file.path() + " was read " + read.upTo() + ", and since then " + how + OLD_CONTENT);
    }

    static IOException grownPacked(ReadFile read, InputFile file) {
        return new IOException(
                "File " + file.path() + " was read to its end, and has grown since. A compressed file is read"
                        + " once, as a whole: bring what is new as a new file, cut this one off at byte " + read.bytes()
                        + ANEW);
    }

    static IOException packedOrNot(ReadFile read, InputFile file) {
        return new IOException("File " + file.path() + " was read " + read.upTo() + " as " + read.name()
                + ", and that is not all of it. Only by a name that ends in .gz a file is known to be compressed: give it a"
                + " name that says the same as its old one" + ANEW);
    }

    static IOException packedAgain(ReadFile read, InputFile file) {
        return new IOException(
                "File " + file.path() + " may be the compressed form of a file that was read " + read.upTo()
                        + " as " + read.name()
                        + ", and then its lines would come twice. If it is, move it away, or leave"
                        + " compressed files out with onlyFiles; if it is not, give it a name that does not begin like that one's.");
    }

    static IOException replaced(ReadFile read, InputFile file) {
        return new IOException("File " + file.path() + " is not the file of that name that was read " + read.upTo()
                + ", and that one is nowhere in its directory. Move it back into the directory, as " + read.name()
                + ".1, so that its rest is read, or start with a new checkpoint. Rotate files by renaming them within"
                + " their directory.");
    }

    static IOException unclear(ReadFile read, InputFile found, Path before) {
        return new IOException(
                "File " + found.path() + " may be the file that was read " + read.upTo() + " as " + before
                        + ", but it has grown, and what was read of it is so little that another file may begin with it too. If it"
                        + " is that file, rename it to " + read.name() + ", or to " + read.name()
                        + ".1 if another has that name; if it is not, put that file back under its name" + ANEW);
    }

    static FileNotFoundException missing(ReadFile read, Path path) {
        return new FileNotFoundException("File " + path + " is missing; it was read " + read.upTo()
                + ", and that was not all of it. Put it back into its directory, as " + read.name() + " or, if another"
                + " has that name, as " + read.name() + ".1" + ANEW);
    }

    static IOException otherPath(ReadFile read, Path path) {
        return new IOException("The checkpoint knows file " + read.name() + ", but the source now reads " + path
                + ". Give the source another id, or start with a new checkpoint.");
    }

    static IOException skipped(ReadFile read, InputFile now, Path between) {
        return new IOException("The file that was read " + read.upTo() + " as " + read.name() + " is now " + now.path()
                + ", and " + between
                + " is younger: it may have had that name in between, and was not read. Bring it to a"
                + " source of its own and move it away, or start with a new checkpoint.");
    }

    static IOException ambiguous(InputFile file, long missing) {
        return new IOException("File " + file.path() + " came or was touched while no query ran, and " + missing
                + " files that were read long ago are gone or were touched too, so nobody can tell whether this one was read."
                + " If it was not, touch it; if it was, move it away; then start again.");
    }

    static IOException changedLongAgo(InputFile file, long count) {
        return new IOException(
                "File " + file.path() + " was read long ago and was written to or replaced while no query ran,"
                        + " as were " + (count - 1)
                        + " others; what was read of it is not kept for so long. Bring new lines as a new"
                        + " file and move this one away, or start with a new checkpoint.");
    }

    static IOException unexplained(long counted, long expected, Path directory) {
        return new IOException(
                "Directory " + directory + " has " + counted + " files that were last changed before the query"
                        + " stopped, but " + expected
                        + " of that age were read: some came with the time of an older change, as when a"
                        + " file system is restored or a clock is set back. Start with a new checkpoint, or in an empty directory.");
    }
}
