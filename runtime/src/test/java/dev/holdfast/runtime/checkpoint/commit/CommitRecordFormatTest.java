package dev.holdfast.runtime.checkpoint.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.OperatorRecordFormat;
import dev.holdfast.keyed.rows.WrittenSchema;
import dev.holdfast.keyed.rows.WrittenState;
import dev.holdfast.runtime.checkpoint.chunk.FileHeader;
import dev.holdfast.runtime.watermark.StreamProgress;
import dev.holdfast.serial.CorruptStateException;
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
    void watermarks_of_all_kinds_are_read_back_and_in_format_3_zero_is_none() {
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
        assertThat(CommitRecordFormat.read(new StateInput(old.toByteArray()), 3)
                        .watermarks()
                        .currentMillis())
                .isEqualTo(EventTimes.NONE);
    }

    @Test
    void operators_are_read_back_with_their_states() {
        WrittenState ids = new WrittenState("ids", "ids", "string", "drops", List.of(), WrittenState.NO_SCHEMA, 3);
        WrittenSchema schema = new WrittenSchema(2, "long", "f", 1, true);
        WrittenState sums = new WrittenState("sums", "sums", "", "", List.of(schema), 2, 4);
        OperatorRecord operator = new OperatorRecord("op", "string", "k", "EVENT_TIME", List.of(ids, sums));
        StateOutput out = new StateOutput();
        OperatorRecordFormat.write(operator, out);
        StateInput in = new StateInput(out.toByteArray());
        assertThat(OperatorRecordFormat.read(in, FileHeader.FORMAT)).isEqualTo(operator);
        in.expectEnd();
    }

    @Test
    void states_in_another_order_are_corrupt() {
        StateOutput out = new StateOutput();
        List.of("op", "string", "k", "NONE").forEach(out::writeString);
        out.writeCount(2);
        for (String name : List.of("b", "a")) {
            List.of(name, "kind", "", "").forEach(out::writeString);
            out.writeCount(0);
            out.writeVarInt(WrittenState.NO_SCHEMA);
            out.writeVarLong(0);
        }
        assertThatThrownBy(() -> OperatorRecordFormat.read(new StateInput(out.toByteArray()), FileHeader.FORMAT))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("not sorted by name");
    }
}
