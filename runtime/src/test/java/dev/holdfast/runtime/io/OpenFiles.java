package dev.holdfast.runtime.io;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The files of this machine, and how many were open at once. */
final class OpenFiles {

    private int open;
    private int most;

    int most() {
        return most;
    }

    CheckpointFiles files() {
        return (CheckpointFiles) Proxy.newProxyInstance(
                CheckpointFiles.class.getClassLoader(),
                new Class<?>[] {CheckpointFiles.class},
                (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(CheckpointFiles.local(), args);
                        return result instanceof Closeable opened ? counted(opened) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Object counted(Closeable opened) {
        most = Math.max(most, ++open);
        if (opened instanceof InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public void close() throws IOException {
                    open--;
                    super.close();
                }
            };
        }
        return new CountedOutput((CheckpointFiles.DurableOutput) opened);
    }

    private final class CountedOutput extends CheckpointFiles.DurableOutput {

        private final CheckpointFiles.DurableOutput out;

        CountedOutput(CheckpointFiles.DurableOutput out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            out.write(source, offset, length);
        }

        @Override
        public void sync() throws IOException {
            out.sync();
        }

        @Override
        public void close() throws IOException {
            open--;
            out.close();
        }
    }
}
