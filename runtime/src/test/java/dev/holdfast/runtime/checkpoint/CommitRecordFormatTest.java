package dev.holdfast.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.runtime.watermark.EventTimes;
import dev.holdfast.runtime.watermark.StreamProgress;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CommitRecordFormatTest {

    @Test
    void streams_are_read_back_with_their_ids() {
        CommitRecord commit = new CommitRecord(
                7,
                1000,
                new TreeMap<>(),
                new WatermarkRecord(900, List.of(new StreamProgress("source a", EventTimes.NONE, 1000))),
                List.of(),
                6);
        StateOutput out = new StateOutput();
        CommitRecordFormat.write(commit, out);
        StateInput in = new StateInput(out.toByteArray());
        assertThat(CommitRecordFormat.read(in, FileHeader.FORMAT)).isEqualTo(commit);
        in.expectEnd();
    }

    @Test
    void no_watermark_is_written_as_zero_and_zero_is_read_back_as_zero() {
        for (long watermark : List.of(EventTimes.NONE, -1L, 0L, 1L, EventTimes.END)) {
            CommitRecord commit =
                    new CommitRecord(0, 0, new TreeMap<>(), new WatermarkRecord(watermark, List.of()), List.of(), -1);
            StateOutput out = new StateOutput();
            CommitRecordFormat.write(commit, out);
            StateInput in = new StateInput(out.toByteArray());
            assertThat(CommitRecordFormat.read(in, FileHeader.FORMAT)).isEqualTo(commit);
        }
        StateOutput old = new StateOutput();
        old.writeVarLong(7);
        old.writeVarLong(1000);
        old.writeVarLong(6);
        old.writeCount(0);
        old.writeVarLong(0);
        old.writeCount(0);
        old.writeCount(0);
        assertThat(CommitRecordFormat.read(new StateInput(old.toByteArray()), FileHeader.FORMAT)
                        .watermarks()
                        .currentMillis())
                .isEqualTo(EventTimes.NONE);
    }

    @Test
    void streams_of_format_1_have_a_position_only() {
        StateOutput out = new StateOutput();
        out.writeVarLong(7);
        out.writeVarLong(1000);
        out.writeVarLong(6);
        out.writeCount(0);
        out.writeVarLong(900);
        out.writeCount(2);
        out.writeVarLong(950);
        out.writeVarLong(990);
        out.writeCount(0);
        StateInput in = new StateInput(out.toByteArray());
        assertThat(CommitRecordFormat.read(in, 1).watermarks().streams())
                .containsExactly(
                        new StreamProgress("", 950, EventTimes.NONE), new StreamProgress("", 990, EventTimes.NONE));
        in.expectEnd();
    }
}
