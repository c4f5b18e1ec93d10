package dev.holdfast.spark;

import dev.holdfast.keyed.turns.Bytes;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which row of a key a timer is for.
 *
 * @param operatorId whose row it is
 * @param state the name of its state, which may be empty
 * @param subKey none if a key has one row in that state
 */
record RowPlace(String operatorId, String state, Bytes subKey) {

    static byte[] write(Collection<RowPlace> places) {
        StateOutput out = new StateOutput();
        for (RowPlace place : places) {
            out.writeString(place.operatorId);
            out.writeString(place.state);
            out.writeCount(place.subKey.array().length);
            out.writeRaw(place.subKey.array(), 0, place.subKey.array().length);
        }
        return out.toByteArray();
    }

    static List<RowPlace> read(byte[] bytes) {
        StateInput in = new StateInput(bytes);
        List<RowPlace> places = new ArrayList<>();
        while (in.remaining() > 0) {
            String operatorId = in.readString();
            String state = in.readString();
            byte[] subKey = new byte[in.readCount()];
            in.readRaw(subKey, 0, subKey.length);
            places.add(new RowPlace(operatorId, state, Bytes.of(subKey)));
        }
        return places;
    }
}
