package dev.holdfast.runtime.io;

import dev.holdfast.runtime.io.files.SourceFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The files of this machine, and how much was read from them. */
final class CountingFiles {

    private long bytesRead;

    SourceFiles files() {
        return (SourceFiles) Proxy.newProxyInstance(
                SourceFiles.class.getClassLoader(), new Class<?>[] {SourceFiles.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(SourceFiles.local(), arguments);
                        return result instanceof InputStream in ? counting(in) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                bytesRead += Math.max(0, count);
                return count;
            }
        };
    }

    long bytesRead() {
        return bytesRead;
    }
}
