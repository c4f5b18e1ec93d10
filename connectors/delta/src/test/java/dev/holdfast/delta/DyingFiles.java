package dev.holdfast.delta;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.defaults.engine.hadoopio.HadoopFileIO;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

/** Files that a process reaches until it dies at one of the calls that change something: before its effect, or after it. */
final class DyingFiles {

    private static final Set<String> EFFECTS =
            Set.of("mkdirs", "delete", "copyFileAtomically", "create", "writeAtomically");

    private final int dyingCall;
    private final boolean afterEffect;
    private int calls;
    private boolean dead;

    DyingFiles(int dyingCall, boolean afterEffect) {
        this.dyingCall = dyingCall;
        this.afterEffect = afterEffect;
    }

    boolean hasDied() {
        return dead;
    }

    TableEngine engine() {
        return settings -> DefaultEngine.create(
                wrap(FileIO.class, new HadoopFileIO(TableEngine.configuration(Map.copyOf(settings)))));
    }

    private <F> F wrap(Class<F> type, F files) {
        InvocationHandler handler = (proxy, method, arguments) -> call(files, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object files, Method method, Object[] arguments) throws Throwable {
        boolean isEffect = EFFECTS.contains(method.getName());
        boolean isLast = isEffect && !dead && ++calls == dyingCall;
        if ((dead && isEffect) || (isLast && !afterEffect)) {
            dead = true;
            throw new IOException("The process is dead.");
        }
        Object result = invoke(files, method, arguments);
        if (isLast) {
            dead = true;
            throw new IOException("The process is dead.");
        }
        if (result instanceof OutputFile file) {
            return wrap(OutputFile.class, file);
        }
        return result instanceof PositionOutputStream out ? new DyingOutput(out) : result;
    }

    private static Object invoke(Object files, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(files, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What was written before the death stays, as in a cache of the system. */
    private final class DyingOutput extends PositionOutputStream {

        private final PositionOutputStream out;
        private boolean isBegun;

        DyingOutput(PositionOutputStream out) {
            this.out = out;
        }

        /** Of what is written to one file, the first is enough. */
        private void live(boolean isStep) throws IOException {
            if (dead || (isStep && ++calls == dyingCall)) {
                dead = true;
                throw new IOException("The process is dead.");
            }
        }

        @Override
        public void write(int one) throws IOException {
            live(!isBegun);
            isBegun = true;
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            live(!isBegun);
            isBegun = true;
            out.write(bytes, start, length);
        }

        @Override
        public long getPos() throws IOException {
            return out.getPos();
        }

        @Override
        public void close() throws IOException {
            live(true);
            out.close();
        }
    }
}
