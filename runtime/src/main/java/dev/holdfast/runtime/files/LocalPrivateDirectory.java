package dev.holdfast.runtime.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Directories in places where other users of the machine may write, too, such as that for temporary files. One is used only if this
 * process has made it, or if it belongs to this user and is closed to everybody else; so nobody else can have put anything into
 * it. Links are never followed.
 */
public final class LocalPrivateDirectory {

    private LocalPrivateDirectory() {}

    /**
     * Makes a directory that nobody but this user can enter, or finds it made.
     *
     * @return false if the name is taken by anything else: a link, a directory of another user, one that is open to others
     */
    public static boolean claim(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(FileAccess.OWNER.ofDirectories()));
            return true;
        } catch (FileAlreadyExistsException e) {
            return isPrivate(directory);
        }
    }

    /** Makes a directory like that under a name which nobody could foresee. */
    public static Path make(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix);
    }

    /** Whether it is a directory of this user, and closed to everybody else. */
    public static boolean isPrivate(Path directory) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return found.isDirectory()
                && FileAccess.OWNER.ofDirectories().containsAll(found.permissions())
                && found.owner().equals(thisUser(directory));
    }

    /** The name of the user may be missing, or set to another; whoever makes a file beside it owns that file. */
    private static UserPrincipal thisUser(Path beside) throws IOException {
        Path parent =
                Objects.requireNonNull(beside.toAbsolutePath().getParent(), "a directory that is claimed has a parent");
        Path made = Files.createTempFile(parent, "holdfast-", ".owner");
        try {
            return Files.getOwner(made, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(made);
        }
    }

    /** Removes a file, or a directory with all that is in it. A link goes, what it leads to stays. */
    public static void remove(Path tree) throws IOException {
        Files.walkFileTree(tree, new LocalRemoval());
    }

    private static final class LocalRemoval extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
