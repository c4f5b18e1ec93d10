package dev.holdfast.runtime.io.lines;

/** Finds where lines end. Looks at the bytes of a file in order, each once, from the beginning of a line on. Used by one thread. */
public interface LineEnds {

    /**
     * Looks at the next bytes.
     *
     * @return behind the newline that ends the line, or -1 if it is not among them
     */
    int find(byte[] bytes, int start, int end);

    /** Forgets a line that was begun: the next bytes are the beginning of another one. */
    void restart();

    /** Each newline ends a line. */
    static LineEnds atEachNewline() {
        return Newlines.INSTANCE;
    }

    /** Has nothing to remember. */
    final class Newlines implements LineEnds {

        private static final Newlines INSTANCE = new Newlines();

        private Newlines() {}

        @Override
        public int find(byte[] bytes, int start, int end) {
            for (int i = start; i < end; i++) {
                if (bytes[i] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        @Override
        public void restart() {
            // a newline ends a line whatever stands before it
        }
    }
}
