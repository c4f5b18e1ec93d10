package dev.holdfast.runtime.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The model disk for tests of the engine. From a chosen call on, every call that would change it fails, as if the process had
 * been cut off; then the machine is started again, with or without a power cut. Thread safe.
 */
public final class CrashingDisk {

    private final ModelFiles disk;
    private CutOff process;

    public CrashingDisk() {
        this(new ModelFiles());
    }

    private CrashingDisk(ModelFiles disk) {
        this.disk = disk;
        process = CutOff.never(disk);
    }

    /** Cuts the process off: see {@link CutOff#from}. */
    public CrashingDisk failFrom(int call, boolean hasEffect) {
        process = CutOff.from(disk, call, hasEffect);
        return this;
    }

    public boolean hasFailed() {
        return process.hasFailed();
    }

    /** The disk as the next process finds it. */
    public CrashingDisk restarted() {
        synchronized (disk) {
            return new CrashingDisk(disk.copy());
        }
    }

    /** The disk as it may be after a power cut. */
    public CrashingDisk afterPowerCut(Random random) {
        synchronized (disk) {
            return new CrashingDisk(disk.crash(random));
        }
    }

    /** The content of the files of a directory whose names end so. */
    public SortedMap<String, String> content(Path directory, String suffix) {
        SortedMap<String, String> content = new TreeMap<>();
        synchronized (disk) {
            for (Path file : disk.allFiles()) {
                if (directory.equals(file.getParent()) && file.toString().endsWith(suffix)) {
                    content.put(file.getFileName().toString(), new String(disk.content(file), StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }

    public CheckpointFiles files() {
        return process.files();
    }
}
