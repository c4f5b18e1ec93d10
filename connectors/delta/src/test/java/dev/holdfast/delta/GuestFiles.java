package dev.holdfast.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Files to which another writer comes once, between the data files of a commit and its log file. */
final class GuestFiles {

    private @Nullable ThrowingCallable guest;

    /** The next log file waits for what this does. */
    void expect(ThrowingCallable newGuest) {
        guest = newGuest;
    }

    TableEngine engine() {
        return settings -> DefaultEngine.create(
                wrap(FileIO.class, new HadoopFileIO(TableEngine.configuration(Map.copyOf(settings)))));
    }

    private <F> F wrap(Class<F> type, F files) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    ThrowingCallable coming = guest;
                    if (coming != null && method.getName().equals("writeAtomically")) {
                        guest = null;
                        coming.call();
                    }
                    try {
                        Object result = method.invoke(files, arguments);
                        return result instanceof OutputFile file ? wrap(OutputFile.class, file) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
