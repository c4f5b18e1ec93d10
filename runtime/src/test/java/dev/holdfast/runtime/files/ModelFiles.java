package dev.holdfast.runtime.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file system in memory that forgets as much as a real one may: content that was not synced is torn at any byte or filled
 * with zeros, names whose directory was not synced come and go one by one. Directories themselves are durable at once.
 *
 * <p>Before each operation {@link Watcher#before} is called; it may look at {@link #crash} images, or throw.
 */
public final class ModelFiles implements CheckpointFiles {

    /** Sees each operation before it happens. */
    public interface Watcher {
        void before(String operation, Path file) throws IOException;
    }

    private static final class Inode {
        private byte[] content = new byte[0];
        private byte[] durable = new byte[0];

        private boolean isDurable() {
            return Arrays.equals(content, durable);
        }
    }

    /** One change of a directory: the name now stands for the inode, or for nothing; and so, at once, for another name. */
    private record NameChange(Path file, Optional<Inode> inode, Optional<NameChange> also) {

        NameChange(Path file, Optional<Inode> inode) {
            this(file, inode, Optional.empty());
        }
    }

    private final SortedMap<Path, Inode> names = new TreeMap<>();
    private final SortedMap<Path, Inode> durableNames = new TreeMap<>();
    private final List<NameChange> pending = new ArrayList<>();
    private final Set<Path> directories = new TreeSet<>();
    private final Set<Path> locks = new HashSet<>();
    private Watcher watcher = (operation, file) -> {};
    private boolean forgetsFailedSync;

    public void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /** A sync that fails forgets what was to be written, and the next one succeeds: as operating systems do. */
    public void forgetOnFailedSync() {
        forgetsFailedSync = true;
    }

    /** The disk as it may be found after a power cut at this moment. */
    public ModelFiles crash(Random random) {
        ModelFiles image = new ModelFiles();
        image.directories.addAll(directories);
        SortedMap<Path, Inode> survivors = new TreeMap<>(durableNames);
        boolean inOrder = random.nextBoolean();
        int cut = random.nextInt(pending.size() + 1);
        for (int i = 0; i < pending.size(); i++) {
            if (inOrder ? i < cut : random.nextBoolean()) {
                apply(pending.get(i), survivors);
            }
        }
        survivors.forEach((file, inode) -> image.put(file, survivingContent(inode, random)));
        return image;
    }

    private static void apply(NameChange change, Map<Path, Inode> names) {
        change.inode().ifPresentOrElse(inode -> names.put(change.file(), inode), () -> names.remove(change.file()));
        change.also().ifPresent(also -> apply(also, names));
    }

    private static byte[] survivingContent(Inode inode, Random random) {
        if (inode.isDurable()) {
            return inode.content;
        }
        int length = inode.content.length;
        int torn = random.nextInt(length + 1);
        return switch (random.nextInt(4)) {
            case 0 -> inode.durable;
            case 1 -> Arrays.copyOf(inode.content, torn);
            case 2 -> Arrays.copyOf(Arrays.copyOf(inode.content, torn), length);
            default -> inode.content;
        };
    }

    /** The same files, on another disk. */
    public ModelFiles copy() {
        ModelFiles copy = new ModelFiles();
        copy.directories.addAll(directories);
        names.forEach((file, inode) -> copy.put(file, inode.content));
        return copy;
    }

    /** Puts a durable file there, or replaces it. */
    public void put(Path file, byte[] content) {
        Inode inode = new Inode();
        inode.content = content;
        inode.durable = content;
        names.put(file, inode);
        durableNames.put(file, inode);
        for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
            directories.add(parent);
        }
    }

    public void remove(Path file) {
        names.remove(file);
        durableNames.remove(file);
    }

    /** Removes a directory and all that is in it. */
    public void removeDirectory(Path directory) {
        allFiles().stream().filter(file -> file.startsWith(directory)).forEach(this::remove);
        directories.removeIf(other -> other.startsWith(directory));
    }

    public byte[] content(Path file) {
        return names.get(file).content;
    }

    public List<Path> allFiles() {
        return List.copyOf(names.keySet());
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        watcher.before("createDirectories", directory);
        if (names.containsKey(directory)) {
            throw new FileAlreadyExistsException(directory.toString());
        }
        for (Path made = directory; made != null; made = made.getParent()) {
            directories.add(made);
        }
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        watcher.before("list", directory);
        Set<String> found = new TreeSet<>();
        for (Set<Path> all : List.of(names.keySet(), directories)) {
            for (Path file : all) {
                if (directory.equals(file.getParent())) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return List.copyOf(found);
    }

    @Override
    public boolean exists(Path file) throws IOException {
        watcher.before("exists", file);
        return names.containsKey(file) || directories.contains(file);
    }

    @Override
    public boolean isDirectory(Path file) throws IOException {
        watcher.before("isDirectory", file);
        return directories.contains(file);
    }

    @Override
    public long size(Path file) throws IOException {
        watcher.before("size", file);
        return inode(file).content.length;
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        watcher.before("read", file);
        byte[] content = inode(file).content;
        int start = Math.toIntExact(Math.min(position, content.length));
        return new ByteArrayInputStream(content, start, content.length - start);
    }

    @Override
    public DurableOutput create(Path file) throws IOException {
        watcher.before("create", file);
        if (directories.contains(file) || !directories.contains(file.getParent())) {
            throw new FileSystemException(file.toString());
        }
        Inode inode = new Inode();
        change(new NameChange(file, Optional.of(inode)));
        return new ModelOutput(file, inode);
    }

    @Override
    public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
        watcher.before("link", file);
        Inode inode = inode(temporary);
        if (names.containsKey(file)) {
            return false;
        }
        change(new NameChange(file, Optional.of(inode)));
        delete(temporary);
        if (durable) {
            syncDirectory(file.getParent());
        }
        return true;
    }

    @Override
    public void rename(Path file, Path newName) throws IOException {
        watcher.before("rename", newName);
        if (directories.contains(file)) {
            renameDirectory(file, newName);
            return;
        }
        NameChange gone = new NameChange(file, Optional.empty());
        change(new NameChange(newName, Optional.of(inode(file)), Optional.of(gone)));
    }

    /** Durable at once, like all that is done to directories. */
    private void renameDirectory(Path directory, Path newName) {
        directories.remove(directory);
        directories.add(newName);
        for (SortedMap<Path, Inode> all : List.of(names, durableNames)) {
            List<Path> below = all.keySet().stream()
                    .filter(file -> file.startsWith(directory))
                    .toList();
            below.forEach(file -> all.put(newName.resolve(directory.relativize(file)), all.remove(file)));
        }
        pending.replaceAll(change -> moved(change, directory, newName));
    }

    private static NameChange moved(NameChange change, Path directory, Path newName) {
        Path file = change.file().startsWith(directory)
                ? newName.resolve(directory.relativize(change.file()))
                : change.file();
        return new NameChange(file, change.inode(), change.also().map(also -> moved(also, directory, newName)));
    }

    @Override
    public void sync(Path file) throws IOException {
        sync(file, inode(file));
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        watcher.before("syncDirectory", directory);
        for (NameChange change : pending) {
            if (change.file().getParent().equals(directory)) {
                apply(change, durableNames);
            }
        }
        pending.removeIf(change -> change.file().getParent().equals(directory));
    }

    @Override
    public void delete(Path file) throws IOException {
        watcher.before("delete", file);
        if (directories.contains(file)) {
            if (!list(file).isEmpty()) {
                throw new DirectoryNotEmptyException(file.toString());
            }
            directories.remove(file);
            pending.removeIf(change -> file.equals(change.file().getParent()));
        } else if (names.containsKey(file)) {
            change(new NameChange(file, Optional.empty()));
        }
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) throws IOException {
        watcher.before("lock", file);
        if (!locks.add(file)) {
            return Optional.empty();
        }
        put(file, holder.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new HeldLock() {
            @Override
            public void describe(String newHolder) {
                put(file, newHolder.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void close() {
                locks.remove(file);
            }
        });
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        watcher.before("lockHolder", file);
        return new String(inode(file).content, StandardCharsets.UTF_8);
    }

    /** Removes the lock of a process that is gone. */
    public void breakLocks() {
        locks.clear();
    }

    private Inode inode(Path file) throws NoSuchFileException {
        Inode inode = names.get(file);
        if (inode == null) {
            throw new NoSuchFileException(file.toString());
        }
        return inode;
    }

    private void change(NameChange change) {
        apply(change, names);
        pending.add(change);
    }

    private void sync(Path file, Inode inode) throws IOException {
        try {
            watcher.before("sync", file);
        } catch (IOException e) {
            if (forgetsFailedSync) {
                inode.content = inode.durable;
            }
            throw e;
        }
        inode.durable = inode.content;
    }

    private final class ModelOutput extends DurableOutput {

        private final Path file;
        private final Inode inode;

        ModelOutput(Path file, Inode inode) {
            this.file = file;
            this.inode = inode;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            watcher.before("write", file);
            int old = inode.content.length;
            byte[] grown = Arrays.copyOf(inode.content, old + length);
            System.arraycopy(source, offset, grown, old, length);
            inode.content = grown;
        }

        @Override
        public void sync() throws IOException {
            ModelFiles.this.sync(file, inode);
        }

        @Override
        public void close() throws IOException {
            watcher.before("close", file);
        }
    }
}
