package dev.holdfast.runtime.files;

import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that work up to a chosen call. From then on every call that would change them fails, as if the process had been cut
 * off. Thread safe: calls exclude each other, and whoever holds the lock of the files below.
 */
public final class CutOff {

    private final CheckpointFiles disk;
    private final int failingCall;
    private final boolean afterEffect;
    private final List<String> effects = new ArrayList<>();
    private int calls;

    private CutOff(CheckpointFiles disk, int failingCall, boolean afterEffect) {
        this.disk = disk;
        this.failingCall = failingCall;
        this.afterEffect = afterEffect;
    }

    /**
     * Cuts the process off.
     *
     * @param call the first changing call that fails, counted from 1
     * @param hasEffect whether that call has its effect all the same
     */
    public static CutOff from(CheckpointFiles disk, int call, boolean hasEffect) {
        return new CutOff(disk, call, hasEffect);
    }

    public static CutOff never(CheckpointFiles disk) {
        return new CutOff(disk, Integer.MAX_VALUE, false);
    }

    public boolean hasFailed() {
        synchronized (disk) {
            return calls >= failingCall;
        }
    }

    /** The changing calls that had their effect, in order; whether a name was published durably stands behind it. */
    public List<String> effects() {
        synchronized (disk) {
            return List.copyOf(effects);
        }
    }

    public CheckpointFiles files() {
        return (CheckpointFiles) Proxy.newProxyInstance(
                CheckpointFiles.class.getClassLoader(),
                new Class<?>[] {CheckpointFiles.class},
                (proxy, method, arguments) -> {
                    synchronized (disk) {
                        return invoke(method, arguments);
                    }
                });
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        boolean changes = switch (method.getName()) {
            case "createDirectories", "create", "publish", "rename", "sync", "syncDirectory", "delete", "tryLock" ->
                true;
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
        // A lock that nobody was told of goes with the process.
        if (changes && !method.getName().equals("tryLock")) {
            after(method.getName() + (method.getName().equals("publish") ? " " + arguments[2] : ""));
        }
        return result instanceof DurableOutput out ? new Output(out) : result;
    }

    private void before() throws IOException {
        calls++;
        if (calls > failingCall || (calls == failingCall && !afterEffect)) {
            throw new IOException("cut off");
        }
    }

    private void after(String effect) throws IOException {
        effects.add(effect);
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
            synchronized (disk) {
                before();
                out.write(source, offset, length);
                after("write");
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (disk) {
                before();
                out.sync();
                after("sync");
            }
        }

        @Override
        public void close() throws IOException {
            synchronized (disk) {
                out.close();
            }
        }
    }
}
