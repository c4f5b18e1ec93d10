package dev.holdfast.kafka;

import dev.holdfast.runtime.files.CheckpointFiles;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** The files of a process that dies at one of their changes: from then on nothing works any more, but what it had is there. */
final class DyingFiles {

    private static final Set<String> CHANGES = Set.of("create", "publish", "rename", "delete");

    private final CheckpointFiles local = CheckpointFiles.local();
    private int left;
    private boolean dead;

    /** @param changes how many changes come through */
    DyingFiles(int changes) {
        left = changes;
    }

    static DyingFiles never() {
        return new DyingFiles(Integer.MAX_VALUE);
    }

    synchronized void die() {
        dead = true;
    }

    synchronized boolean isDead() {
        return dead;
    }

    CheckpointFiles files() {
        return (CheckpointFiles) Proxy.newProxyInstance(
                DyingFiles.class.getClassLoader(),
                new Class<?>[] {CheckpointFiles.class},
                (proxy, method, arguments) -> {
                    count(method.getName());
                    try {
                        return method.invoke(local, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized void count(String method) throws IOException {
        if (CHANGES.contains(method) && left-- <= 0) {
            dead = true;
        }
        if (dead) {
            throw new IOException("The process is dead.");
        }
    }
}
