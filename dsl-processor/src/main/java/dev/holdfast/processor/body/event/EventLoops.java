package dev.holdfast.processor.body.event;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.holdfast.processor.body.code.Findings;
import dev.holdfast.processor.body.function.Body;
import dev.holdfast.processor.body.function.BodyRule;
import dev.holdfast.processor.diagnostic.BodyMessages;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that was read to its end has nothing more: a second loop over the events does nothing. A method of the file that
 * gets the events counts as the loop that is in it.
 */
public final class EventLoops implements BodyRule {

    @Override
    public void check(Body body, Findings findings) {
        if (body.reached().stream().noneMatch(path -> EventReads.of(body, path).reassigns())) {
            body.reached().forEach(path -> new Blocks(body, findings).scan(path, null));
        }
    }

    private static final class Blocks extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Body body;
        private final Findings findings;
        private final Set<Tree> reported = new HashSet<>();

        Blocks(Body body, Findings findings) {
            this.body = body;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitBlock(BlockTree block, @Nullable Void nothing) {
            boolean isReadToEnd = false;
            for (StatementTree statement : block.getStatements()) {
                EventReads reads = EventReads.of(body, new TreePath(getCurrentPath(), statement));
                if (isReadToEnd) {
                    reads.reads().forEach(this::report);
                } else {
                    reads.readsToEnd().stream().skip(1).forEach(this::report);
                }
                isReadToEnd |= !reads.readsToEnd().isEmpty();
            }
            return super.visitBlock(block, null);
        }

        private void report(TreePath path) {
            if (reported.add(path.getLeaf())) {
                findings.add(path, BodyMessages.eventsReadTwice(body.name()));
            }
        }
    }
}
