package dev.holdfast.runtime.checkpoint.commit;

import dev.holdfast.keyed.EventTimes;
import dev.holdfast.keyed.rows.OperatorRecord;
import dev.holdfast.keyed.rows.OperatorRecordFormat;
import dev.holdfast.runtime.watermark.StreamProgress;
import dev.holdfast.serial.CorruptStateException;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of a commit record, as docs/state-format.md lays them down.
 *
 * <p>No watermark is written as 0, as it always was; the watermark that is 0 takes the number that no watermark has in memory.
 */
public final class CommitRecordFormat {

    /** The last format in which a watermark of zero stands for none. */
    private static final int LAST_WITH_ZERO_FOR_NONE = 3;

    private CommitRecordFormat() {}

    /** Writes a commit into the body of a file. */
    public static void write(CommitRecord commit, StateOutput out) {
        out.writeVarLong(commit.batchId());
        out.writeVarLong(commit.batchTimeMillis());
        out.writeVarLong(commit.deliveredUpTo());
        out.writeCount(commit.offsets().size());
        commit.offsets().forEach((source, offset) -> {
            out.writeString(source);
            out.writeString(offset);
        });
        out.writeVarLong(commit.watermarks().currentMillis());
        out.writeCount(commit.watermarks().streams().size());
        commit.watermarks().streams().forEach(stream -> {
            out.writeString(stream.id());
            out.writeVarLong(stream.maxMillis());
            out.writeVarLong(stream.activeMillis());
        });
        out.writeCount(commit.operators().size());
        commit.operators().forEach(operator -> OperatorRecordFormat.write(operator, out));
    }

    /**
     * Reads a commit out of the body of a file.
     *
     * @param format of the file
     */
    public static CommitRecord read(StateInput in, int format) {
        long batchId = in.readVarLong();
        long batchTimeMillis = in.readVarLong();
        long deliveredUpTo = in.readVarLong();
        if (batchId < 0) {
            throw new CorruptStateException("batches are counted from 0, not from " + batchId);
        }
        SortedMap<String, String> offsets = readOffsets(in);
        WatermarkRecord watermarks = readWatermarks(in, format);
        int count = in.readCount();
        List<OperatorRecord> operators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operators.add(OperatorRecordFormat.read(in, format));
        }
        return new CommitRecord(batchId, batchTimeMillis, offsets, watermarks, operators, deliveredUpTo);
    }

    private static SortedMap<String, String> readOffsets(StateInput in) {
        SortedMap<String, String> offsets = new TreeMap<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            String source = in.readString();
            if (!offsets.isEmpty() && offsets.lastKey().compareTo(source) >= 0) {
                throw new CorruptStateException("the offsets are not sorted by source: '" + source + "'");
            }
            offsets.put(source, in.readString());
        }
        return offsets;
    }

    private static WatermarkRecord readWatermarks(StateInput in, int format) {
        long written = in.readVarLong();
        long currentMillis = written == 0 && format <= LAST_WITH_ZERO_FOR_NONE ? EventTimes.NONE : written;
        int count = in.readCount();
        List<StreamProgress> streams = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            streams.add(new StreamProgress(in.readString(), in.readVarLong(), in.readVarLong()));
        }
        return new WatermarkRecord(currentMillis, streams);
    }
}
