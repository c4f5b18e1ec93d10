package dev.holdfast.processor.body.determinism;

import com.sun.source.tree.Tree;
import dev.holdfast.processor.body.code.BatchCode;
import dev.holdfast.processor.body.code.BatchRule;
import dev.holdfast.processor.body.code.Call;
import dev.holdfast.processor.body.code.CallScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.diagnostic.BodyMessages;

/** Keys are what runs in parallel: a parallel stream inside a call mixes the order of events, and other threads do the work. */
public final class ParallelStreams implements BatchRule {

    @Override
    public void check(BatchCode body, Findings findings) {
        CallScanner.scan(body, call -> {
            if (isParallel(call)) {
                findings.add(call.path(), BodyMessages.parallelStream(body.name(), call.text()));
            }
        });
    }

    private static boolean isParallel(Call call) {
        String owner = call.owner();
        return switch (call.name()) {
            case "parallelStream" -> owner.startsWith("java.util.");
            case "parallel" -> owner.startsWith("java.util.stream.");
            case "stream", "intStream", "longStream", "doubleStream" ->
                owner.equals("java.util.stream.StreamSupport") && endsInTrue(call);
            default -> false;
        };
    }

    private static boolean endsInTrue(Call call) {
        Tree last = call.arguments().isEmpty()
                ? call.path().getLeaf()
                : call.arguments().get(call.arguments().size() - 1);
        return last.getKind() == Tree.Kind.BOOLEAN_LITERAL && last.toString().equals("true");
    }
}
