package dev.holdfast.runtime.checkpoint.merge;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the entries of sorted runs in one order: by key, and of one key the newest first.
 *
 * <p>A tree of losers (Knuth, volume 3, 5.4.1): each inner node keeps the entry that lost there, so that a new entry plays only
 * against those on its way to the root, all of which were last beaten by the entry that it replaces. That is why their codes
 * have the same base.
 */
final class RunTournament {

    private final RunCursor[] runs;

    /** The winner at 0, the losers behind it; the leaves, from {@code runs.length} on, are not kept. */
    private final int[] tree;

    /** @param oldestFirst one run or more */
    RunTournament(List<RunCursor> oldestFirst) throws IOException {
        runs = oldestFirst.toArray(RunCursor[]::new);
        tree = new int[runs.length];
        for (RunCursor run : runs) {
            run.next();
        }
        tree[0] = play(1);
    }

    /** The entry that comes first now; null if there is none left. */
    @Nullable
    RunCursor winner() {
        RunCursor winner = runs[tree[0]];
        return winner.code() == KeyCode.NO_KEY ? null : winner;
    }

    /** Moves on to the next entry. If its code is {@link KeyCode#EQUAL}, it is an older one of the same key. */
    @Nullable
    RunCursor next() throws IOException {
        int run = tree[0];
        runs[run].next();
        for (int node = (run + runs.length) / 2; node > 0; node /= 2) {
            if (!wins(run, tree[node])) {
                int loser = run;
                run = tree[node];
                tree[node] = loser;
            }
        }
        tree[0] = run;
        return winner();
    }

    /** Plays all games of a part of the tree. */
    private int play(int node) {
        if (node >= runs.length) {
            return node - runs.length;
        }
        int left = play(2 * node);
        int right = play(2 * node + 1);
        boolean leftWins = wins(left, right);
        tree[node] = leftWins ? right : left;
        return leftWins ? left : right;
    }

    private boolean wins(int run, int other) {
        return run > other ? RunCursor.isBefore(runs[run], runs[other]) : !RunCursor.isBefore(runs[other], runs[run]);
    }
}
