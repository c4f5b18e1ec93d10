package dev.holdfast.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a diagnostic: a first line that is true alone, labelled lines, and the fix.
 *
 * @param tag the rule
 * @param lines at least one; the compiler indents all but the first
 */
public record Message(Tag tag, List<String> lines) {

    private static final int LABEL_WIDTH = 10;
    private static final int LISTED = 5;

    public Message {
        lines = List.copyOf(lines);
    }

    static Message of(Tag tag, String firstLine) {
        return new Message(tag, List.of(firstLine));
    }

    Message label(String label, String text) {
        String start = label + ":";
        return line(start + " ".repeat(LABEL_WIDTH - start.length()) + text);
    }

    Message found(String text) {
        return label("found", text);
    }

    Message expected(String text) {
        return label("expected", text);
    }

    Message line(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new Message(tag, more);
    }

    Message fix(String action) {
        return line("Fix: " + action);
    }

    /** The first five of a list, and how many there are besides. */
    static String listed(List<String> all) {
        String shown = String.join(", ", all.subList(0, Math.min(LISTED, all.size())));
        return all.size() <= LISTED ? shown : shown + " and " + (all.size() - LISTED) + " more";
    }

    /** As it is handed to the compiler. */
    String text() {
        return "[" + tag.title() + "] " + String.join("\n", lines);
    }
}
