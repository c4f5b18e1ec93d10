package dev.holdfast.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Eclipse compiler reports what javac reports, in the same lines. It has no places for records and what is in them, and shows no
 * bodies.
 */
class EclipseDiagnosticTest {

    private static final Pattern JAVAC = Pattern.compile(
            "(?m)^((?<file>\\S+\\.java):(?<line>\\d+): )?(error|warning): \\[(?<tag>\\w+)] (?<text>.*)$");
    private static final Pattern ECLIPSE = Pattern.compile(
            "(ERROR|WARNING)( in \\S*?(?<file>shop/\\S+\\.java) \\(at line (?<line>\\d+)\\)\\n((?!---).*\\n)+?|: )"
                    + "\\[(?<tag>\\w+)] (?<text>.*)");

    /** Rules on bodies, the one whose bug is planted, and one about sources that only javac leaves out of processing. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "BlockingCall",
            "EnumOrdinal",
            "EventsReadTwice",
            "FieldChanged",
            "HandleKept",
            "IdentityComparison",
            "InternalError",
            "NonDeterministicCall",
            "NullValue",
            "ParallelStream",
            "ResultIgnored",
            "SerializerMissing",
            "SideEffect",
            "StateAccessor",
            "StateNeverUpdated",
            "StateUnbounded",
            "StateUpdatedUnchanged",
            "SwallowedException",
            "TimeoutNotRenewed",
            "TimeoutUnpaired",
            "UpdateAfterRemove",
            "WindowNotPositive");

    @TempDir
    private Path output;

    @TestFactory
    Stream<DynamicTest> message_is_where_javac_has_it() {
        return TestFolders.casesIn("diagnostic").stream()
                .filter(folder -> !NOT_SHOWN.contains(folder.getFileName().toString()))
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    private void check(Path folder) throws IOException {
        Path own = output.resolve(folder.getFileName().toString());
        Files.createDirectories(own.resolve("sources"));
        List<String> options = List.of(DiagnosticTest.options(folder));
        EclipseCompiler eclipse = EclipseCompiler.run(folder.toAbsolutePath(), own, options);
        List<Found> expected = found(JAVAC, javac(folder));
        List<Found> actual = found(ECLIPSE, eclipse.output());
        assertThat(actual)
                .as(eclipse.output())
                .extracting(Found::text)
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Found::text).toList());
        assertThat(actual.stream().filter(found -> !found.place().isEmpty()))
                .as(eclipse.output())
                .isSubsetOf(expected);
        assertThat(eclipse.output()).contains("[" + folder.getFileName() + "]");
    }

    private static String javac(Path folder) throws IOException {
        return Files.readString(folder.resolve("expected.txt"));
    }

    private static List<Found> found(Pattern pattern, String output) {
        List<Found> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(output); matcher.find(); ) {
            String place = matcher.group("file") == null ? "" : matcher.group("file") + ":" + matcher.group("line");
            found.add(new Found(place, "[" + matcher.group("tag") + "] " + matcher.group("text")));
        }
        return found;
    }

    /** Where a message is, if it is anywhere, and its first line. */
    private record Found(String place, String text) {}
}
