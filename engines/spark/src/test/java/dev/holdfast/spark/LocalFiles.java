package dev.holdfast.spark;

import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/** Local files with the permissions that they get by themselves: without its native library Hadoop runs {@code chmod} for each file, which took most of the time of these tests. */
public final class LocalFiles extends LocalFileSystem {

    /** For Hadoop. */
    public LocalFiles() {
        super(new WithoutPermissions());
    }

    private static final class WithoutPermissions extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) {
            // nobody looks at it
        }
    }
}
