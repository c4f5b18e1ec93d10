package dev.holdfast.testkit;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checkpoint files in memory: quick, and gone with the test; only files are renamed and removed. Used by one thread. */
final class MemoryFiles implements CheckpointFiles {

    private final Map<Path, byte[]> contents = new HashMap<>();
    private final Set<Path> directories = new HashSet<>();
    private final Set<Path> locks = new HashSet<>();

    /** The same files at another place, which nobody has locked. */
    MemoryFiles copy() {
        MemoryFiles copy = new MemoryFiles();
        copy.contents.putAll(contents);
        copy.directories.addAll(directories);
        return copy;
    }

    @Override
    public void createDirectories(Path directory) {
        for (Path made = directory; made != null; made = made.getParent()) {
            directories.add(made);
        }
    }

    @Override
    public List<String> list(Path directory) {
        Set<String> names = new TreeSet<>();
        for (Set<Path> paths : List.of(contents.keySet(), directories)) {
            paths.stream()
                    .filter(path -> directory.equals(path.getParent()))
                    .forEach(path -> names.add(path.getFileName().toString()));
        }
        return List.copyOf(names);
    }

    @Override
    public boolean exists(Path file) {
        return contents.containsKey(file) || directories.contains(file);
    }

    @Override
    public boolean isDirectory(Path file) {
        return directories.contains(file);
    }

    @Override
    public long size(Path file) throws IOException {
        return content(file).length;
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        byte[] content = content(file);
        int start = Math.toIntExact(Math.min(position, content.length));
        return new ByteArrayInputStream(content, start, content.length - start);
    }

    @Override
    public DurableOutput create(Path file) {
        contents.put(file, new byte[0]);
        return new MemoryOutput(file);
    }

    @Override
    public boolean publish(Path temporary, Path file, boolean durable) throws IOException {
        byte[] content = content(temporary);
        if (contents.putIfAbsent(file, content) != null) {
            return false;
        }
        contents.remove(temporary);
        return true;
    }

    @Override
    public void rename(Path file, Path newName) throws IOException {
        contents.put(newName, content(file));
        contents.remove(file);
    }

    @Override
    public void sync(Path file) throws IOException {
        content(file);
    }

    @Override
    public void syncDirectory(Path directory) {}

    @Override
    public void delete(Path file) {
        contents.remove(file);
    }

    @Override
    public Optional<HeldLock> tryLock(Path file, String holder) {
        if (!locks.add(file)) {
            return Optional.empty();
        }
        describe(file, holder);
        return Optional.of(new HeldLock() {
            @Override
            public void describe(String newHolder) {
                MemoryFiles.this.describe(file, newHolder);
            }

            @Override
            public void close() {
                locks.remove(file);
            }
        });
    }

    @Override
    public String lockHolder(Path file) throws IOException {
        return new String(content(file), StandardCharsets.UTF_8);
    }

    private void describe(Path file, String holder) {
        contents.put(file, holder.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] content(Path file) throws IOException {
        byte[] content = contents.get(file);
        if (content == null) {
            throw new NoSuchFileException(file.toString());
        }
        return content;
    }

    private final class MemoryOutput extends DurableOutput {

        private final Path file;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();

        MemoryOutput(Path file) {
            this.file = file;
        }

        @Override
        public void write(int value) {
            written.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            written.write(source, offset, length);
        }

        @Override
        public void sync() {
            close();
        }

        @Override
        public void close() {
            contents.put(file, written.toByteArray());
        }
    }
}
