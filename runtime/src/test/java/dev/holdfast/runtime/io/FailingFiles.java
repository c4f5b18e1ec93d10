package dev.holdfast.runtime.io;

import dev.holdfast.runtime.checkpoint.CheckpointFiles;
import dev.holdfast.runtime.checkpoint.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** The files of this machine until, at one call, the process crashes: before the call has its effect or after it. */
final class FailingFiles {

    private final CheckpointFiles local = CheckpointFiles.local();
    private final int failingCall;
    private final boolean afterEffect;
    private int calls;

    /** The calls that had their effect. */
    final List<String> log = new ArrayList<>();

    FailingFiles(int failingCall, boolean afterEffect) {
        this.failingCall = failingCall;
        this.afterEffect = afterEffect;
    }

    CheckpointFiles files() {
        return (CheckpointFiles) Proxy.newProxyInstance(
                CheckpointFiles.class.getClassLoader(),
                new Class<?>[] {CheckpointFiles.class},
                (proxy, method, arguments) -> {
                    before();
                    Object result;
                    try {
                        result = method.invoke(local, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    log.add(method.getName() + (method.getName().equals("publish") ? " " + arguments[2] : ""));
                    after();
                    return result instanceof DurableOutput out ? new FailingOutput(out) : result;
                });
    }

    private void before() throws IOException {
        calls++;
        if (calls > failingCall || (calls == failingCall && !afterEffect)) {
            throw new IOException("crashed");
        }
    }

    private void after() throws IOException {
        if (calls == failingCall) {
            throw new IOException("crashed");
        }
    }

    /** Whether the crash came. */
    boolean hasFailed() {
        return calls >= failingCall;
    }

    private final class FailingOutput extends DurableOutput {

        private final DurableOutput out;

        FailingOutput(DurableOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            before();
            out.write(source, offset, length);
            log.add("write");
            after();
        }

        @Override
        public void sync() throws IOException {
            before();
            out.sync();
            log.add("sync");
            after();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
