package dev.holdfast.evolution;

import dev.holdfast.serial.StateInput;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A record, field by field. Where the fields that are kept stand in the order in which they were written, the bytes are read
 * once; else they are passed over to find the fields, and then read.
 */
final class RecordTranscoder extends Transcoder {

    private final List<Extent> written;
    private final List<Field> fields;
    private final boolean inOrder;

    /**
     * Where a current field comes from.
     *
     * @param source the place of the written field; negative if there is none
     * @param value writes the current field
     */
    record Field(int source, Transcoder value) {

        /** A field that was not written. */
        static Field added(byte[] value) {
            return new Field(
                    -1, ValueTranscoder.of(bytes -> {}, bytes -> bytes.out().writeRaw(value, 0, value.length)));
        }

        private boolean isWritten() {
            return source >= 0;
        }
    }

    RecordTranscoder(Extent extent, List<Extent> written, List<Field> fields) {
        super(extent);
        this.written = written;
        this.fields = fields;
        int[] sources = sources();
        inOrder = IntStream.range(1, sources.length).allMatch(i -> sources[i - 1] < sources[i]);
    }

    @Override
    List<Transcoder> parts() {
        return fields.stream().filter(Field::isWritten).map(Field::value).toList();
    }

    @Override
    boolean keepsBytes() {
        return inOrder && fields.size() == written.size() && sources().length == written.size();
    }

    @Override
    boolean mayMerge() {
        return sources().length < written.size();
    }

    @Override
    void rewrite(Transcoding bytes) {
        if (written.isEmpty()) {
            bytes.in().skip(1);
        }
        if (fields.isEmpty()) {
            bytes.out().writeByte(0);
        }
        if (inOrder) {
            rewriteInOrder(bytes);
        } else {
            rewriteByPlace(bytes);
        }
    }

    private void rewriteInOrder(Transcoding bytes) {
        int next = 0;
        for (Field field : fields) {
            for (; next < field.source(); next++) {
                written.get(next).pass(bytes);
            }
            field.value().run(bytes);
            next += field.isWritten() ? 1 : 0;
        }
        for (; next < written.size(); next++) {
            written.get(next).pass(bytes);
        }
    }

    private void rewriteByPlace(Transcoding bytes) {
        StateInput in = bytes.in();
        int[] places = new int[written.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = in.position();
            written.get(i).pass(bytes);
        }
        int end = in.position();
        for (Field field : fields) {
            if (field.isWritten()) {
                in.moveTo(places[field.source()]);
            }
            field.value().run(bytes);
        }
        in.moveTo(end);
    }

    private int[] sources() {
        return fields.stream().filter(Field::isWritten).mapToInt(Field::source).toArray();
    }
}
