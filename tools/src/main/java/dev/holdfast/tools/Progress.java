package dev.holdfast.tools;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Says on a terminal, in one line that is replaced again and again, how far long work is. */
final class Progress implements AutoCloseable {

    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintWriter terminal;
    private final boolean isShown;
    private final long all;
    private final String what;
    private long lastNanos = System.nanoTime();
    private int width;

    /**
     * Begins.
     *
     * @param isShown whether somebody looks
     * @param all how much there is
     * @param what it is, for people
     */
    Progress(PrintWriter terminal, boolean isShown, long all, String what) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.all = all;
        this.what = what;
    }

    /** So much is done. */
    void done(long count) {
        if (isShown && System.nanoTime() - lastNanos > NANOS_BETWEEN) {
            lastNanos = System.nanoTime();
            show(count + " of " + all + " " + what + (all == 0 ? "" : " (" + 100 * count / all + " %)"));
        }
    }

    private void show(String line) {
        terminal.print('\r' + line + " ".repeat(Math.max(0, width - line.length())));
        terminal.flush();
        width = line.length();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (width > 0) {
            show("");
            terminal.print('\r');
            terminal.flush();
        }
    }
}
