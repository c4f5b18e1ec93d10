package dev.holdfast.runtime.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may read the files and directories that are made, beside the user who runs the process, who alone may write them. What is
 * there already keeps the permissions that it has.
 */
public enum FileAccess {

    /** Nobody: files get mode 0600, directories 0700. The default. */
    OWNER("rwx------"),

    /** The group of the file: 0640 and 0750. */
    GROUP("rwxr-x---"),

    /** Every user of the machine: 0644 and 0755. */
    ALL("rwxr-xr-x");

    private final String ofDirectories;

    FileAccess(String ofDirectories) {
        this.ofDirectories = ofDirectories;
    }

    Set<PosixFilePermission> ofDirectories() {
        return PosixFilePermissions.fromString(ofDirectories);
    }

    Set<PosixFilePermission> ofFiles() {
        return PosixFilePermissions.fromString(ofDirectories.replace('x', '-'));
    }
}
