package dev.holdfast.samples.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.samples.Transcript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClicksSampleTest {

    @TempDir
    private Path directory;

    @Test
    void the_program_prints_open_sessions_and_then_closed_ones() throws Exception {
        assertThat(Transcript.of(() -> ClicksSample.main(directory.toString())))
                .containsExactly(
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=true]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=1, isOpen=true]",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=4, isOpen=true]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=true]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=true]",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=5, isOpen=true]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=true]",
                        "Half an hour later:",
                        "SessionSummary[userId=ada, startedAt=2026-11-20T12:00:00Z, pageViews=5, isOpen=false]",
                        "SessionSummary[userId=alan, startedAt=2026-11-20T12:00:00Z, pageViews=3, isOpen=false]",
                        "SessionSummary[userId=grace, startedAt=2026-11-20T12:00:00Z, pageViews=2, isOpen=false]");
    }
}
