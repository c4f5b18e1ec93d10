package dev.holdfast.runtime.store.rocksdb;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.LocalPrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where databases are if nobody says where: among the temporary files, where every user of the machine may make what he likes,
 * under every name that can be foreseen. So a name is used only if what bears it is this user's alone, and if it is not, one is
 * made up that nobody can foresee.
 */
final class DefaultDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultDirectory.class);

    private DefaultDirectory() {}

    /** The directory of that name if it can be had, else one whose name begins so: one of an earlier run, or a new one. */
    static Path claim(CheckpointFiles files, Path wanted) throws IOException {
        if (LocalPrivateDirectory.claim(wanted)) {
            return wanted;
        }
        Path parent = Objects.requireNonNull(wanted.getParent(), "the directory for temporary files");
        String prefix = wanted.getFileName() + "-";
        Path used = earlier(files, parent, prefix);
        LOG.warn("{} is not a directory of this user alone, so it is not used, but {}", wanted, used);
        return used;
    }

    private static Path earlier(CheckpointFiles files, Path parent, String prefix) throws IOException {
        for (String name : files.list(parent)) {
            if (name.startsWith(prefix) && LocalPrivateDirectory.isPrivate(parent.resolve(name))) {
                return parent.resolve(name);
            }
        }
        return LocalPrivateDirectory.make(parent, prefix);
    }
}
