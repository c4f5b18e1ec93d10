package dev.holdfast.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between documents lead somewhere. */
class LinksTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([^)]*))?\\)");

    @Test
    void every_link_has_a_target() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                links++;
                if (!leadsSomewhere(document, link.group(1), link.group(2))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group());
                }
            }
        }
        assertThat(links).isGreaterThan(30);
        assertThat(broken).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String directory : List.of("", "docs", "docs/design", "samples")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    private static boolean leadsSomewhere(Path from, String path, String heading) throws IOException {
        Path target = path.isEmpty() ? from : from.resolveSibling(path);
        if (heading == null) {
            return Files.exists(target);
        }
        try (Stream<String> lines = Files.lines(target)) {
            return lines.filter(line -> line.startsWith("#"))
                    .anyMatch(line -> anchor(line).equals(heading));
        }
    }

    /** The name that a heading has in a link. */
    private static String anchor(String heading) {
        return heading.replaceFirst("#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\w\\- ]", "")
                .replace(' ', '-');
    }
}
