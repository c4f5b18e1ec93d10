package dev.holdfast.runtime.checkpoint;

import dev.holdfast.runtime.checkpoint.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
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
    private int failingCall = Integer.MAX_VALUE;
    private boolean afterEffect;
    private int calls;

    public CrashingDisk() {
        this(new ModelFiles());
    }

    private CrashingDisk(ModelFiles disk) {
        this.disk = disk;
    }

    /**
     * Cuts the process off.
     *
     * @param call the first changing call that fails, counted from 1
     * @param hasEffect whether that call has its effect all the same
     */
    public CrashingDisk failFrom(int call, boolean hasEffect) {
        failingCall = call;
        afterEffect = hasEffect;
        return this;
    }

    public synchronized boolean hasFailed() {
        return calls >= failingCall;
    }

    /** The disk as the next process finds it. */
    public synchronized CrashingDisk restarted() {
        return new CrashingDisk(disk.copy());
    }

    /** The disk as it may be after a power cut. */
    public synchronized CrashingDisk afterPowerCut(Random random) {
        return new CrashingDisk(disk.crash(random));
    }

    /** The content of the files of a directory whose names end so. */
    public synchronized SortedMap<String, String> content(Path directory, String suffix) {
        SortedMap<String, String> content = new TreeMap<>();
        for (Path file : disk.allFiles()) {
            if (directory.equals(file.getParent()) && file.toString().endsWith(suffix)) {
                content.put(file.getFileName().toString(), new String(disk.content(file), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    public CheckpointFiles files() {
        return (CheckpointFiles) Proxy.newProxyInstance(
                CheckpointFiles.class.getClassLoader(),
                new Class<?>[] {CheckpointFiles.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    private synchronized Object invoke(Method method, Object[] arguments) throws Throwable {
        boolean changes = switch (method.getName()) {
            case "createDirectories", "create", "publish", "sync", "syncDirectory", "delete", "tryLock" -> true;
            default -> false;
        };
        if (changes) {
            before();
        }
        Object result;
        try {
            result = method.invoke(disk, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (changes) {
            after();
        }
        return result instanceof DurableOutput out ? new Output(out) : result;
    }

    private void before() throws IOException {
        calls++;
        if (calls > failingCall || (calls == failingCall && !afterEffect)) {
            throw new IOException("cut off");
        }
    }

    private void after() throws IOException {
        if (calls >= failingCall) {
            throw new IOException("cut off");
        }
    }

    private final class Output extends DurableOutput {

        private final DurableOutput out;

        Output(DurableOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            synchronized (CrashingDisk.this) {
                before();
                out.write(source, offset, length);
                after();
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (CrashingDisk.this) {
                before();
                out.sync();
                after();
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (CrashingDisk.this) {
                out.close();
            }
        }
    }
}
