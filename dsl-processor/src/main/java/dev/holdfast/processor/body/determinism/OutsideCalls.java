package dev.holdfast.processor.body.determinism;

import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.Map;
import java.util.Set;

/** Update functions wait for nothing, and what they do is what they return. */
public final class OutsideCalls implements BatchRule {

    private static final Set<String> ALL = Set.of();
    private static final Set<String> GET = Set.of("get", "join");

    private static final Map<String, Set<String>> WAITING = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("sleep", "join")),
            Map.entry("java.lang.Object", Set.of("wait")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
            Map.entry("java.util.concurrent.Future", GET),
            Map.entry("java.util.concurrent.FutureTask", GET),
            Map.entry("java.util.concurrent.ForkJoinTask", GET),
            Map.entry("java.util.concurrent.CompletableFuture", GET),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("take", "put")),
            Map.entry("java.util.concurrent.LinkedBlockingQueue", Set.of("take", "put")),
            Map.entry("java.util.concurrent.ArrayBlockingQueue", Set.of("take", "put")),
            Map.entry("java.net.http.HttpClient", Set.of("send")));

    private static final Map<String, Set<String>> REACHING_OUT = Map.ofEntries(
            Map.entry("java.lang.Thread", Set.of("start", "startVirtualThread")),
            Map.entry("java.lang.Runtime", Set.of("exec", "exit", "halt")),
            Map.entry("java.lang.System", Set.of("exit", "setProperty")),
            Map.entry("java.lang.ProcessBuilder", ALL),
            Map.entry("java.io.File", Set.of("createNewFile", "delete", "mkdir", "mkdirs", "renameTo")),
            Map.entry("java.io.FileInputStream", ALL),
            Map.entry("java.io.FileOutputStream", ALL),
            Map.entry("java.io.FileReader", ALL),
            Map.entry("java.io.FileWriter", ALL),
            Map.entry("java.io.RandomAccessFile", ALL),
            Map.entry("java.nio.file.Files", ALL),
            Map.entry("java.net.Socket", ALL),
            Map.entry("java.net.URL", Set.of("openStream", "openConnection")),
            Map.entry("java.net.http.HttpClient", Set.of("sendAsync")),
            Map.entry("java.sql.DriverManager", ALL),
            Map.entry("java.sql.Connection", ALL),
            Map.entry("java.sql.Statement", ALL),
            Map.entry("java.sql.PreparedStatement", ALL),
            Map.entry("javax.sql.DataSource", ALL),
            Map.entry("java.util.Timer", ALL),
            Map.entry("java.util.concurrent.Executor", ALL),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("submit", "invokeAll", "invokeAny")),
            Map.entry("java.util.concurrent.ScheduledExecutorService", ALL),
            Map.entry("java.util.concurrent.CompletableFuture", Set.of("runAsync", "supplyAsync")));

    @Override
    public void check(BatchCode body, Findings findings) {
        CallScanner.scan(body, call -> {
            if (isIn(WAITING, call) && !new CompletedFutures(body).isAskedBy(call)) {
                findings.add(call.path(), BodyMessages.blocking(body.name(), call.text(), body.hasState()));
            } else if (isIn(REACHING_OUT, call)) {
                findings.add(call.path(), BodyMessages.sideEffect(body.name(), call.text()));
            }
        });
    }

    private static boolean isIn(Map<String, Set<String>> methods, Call call) {
        Set<String> names = methods.get(call.owner());
        return names != null && (names.isEmpty() || names.contains(call.name()));
    }
}
