package dev.holdfast.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The code in the documentation, for the tests that keep it true. */
public final class Markdown {

    private Markdown() {}

    /**
     * The fenced blocks of a document.
     *
     * @param document relative to the repository's root
     * @param language as it stands behind the fence; empty for none
     */
    public static List<String> blocks(String document, String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : Files.readAllLines(root().resolve(document))) {
            if (block == null && line.startsWith("```")) {
                block = new ArrayList<>(List.of(line.substring(3)));
            } else if (line.equals("```")) {
                if (block.remove(0).equals(language)) {
                    blocks.add(String.join("\n", block));
                }
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks;
    }

    /** Code as one line: a document may break its lines elsewhere than the formatter. */
    public static String withoutLayout(String code) {
        return code.replaceAll("\\s+", " ")
                .replaceAll("(?<=[^\\w\\s]) | (?=[^\\w\\s])", "")
                .trim();
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }
}
