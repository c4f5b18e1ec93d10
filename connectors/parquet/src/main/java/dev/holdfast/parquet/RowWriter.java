package dev.holdfast.parquet;

import dev.holdfast.serial.SchemaField;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import java.util.List;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Turns the bytes of rows into the values of columns, by the schema of the bytes.
 *
 * @param out where the values go
 */
record RowWriter(RecordConsumer out) {

    void write(SchemaType.RecordOf record, StateInput in) {
        out.startMessage();
        fields(record, in);
        out.endMessage();
    }

    private void fields(SchemaType.RecordOf record, StateInput in) {
        List<SchemaField> fields = record.fields();
        for (int i = 0; i < fields.size(); i++) {
            field(fields.get(i).name(), i, fields.get(i).type(), in);
        }
    }

    private void field(String name, int index, SchemaType type, StateInput in) {
        SchemaType present = type;
        if (type instanceof SchemaType.NullableOf nullable) {
            if (!in.readBoolean()) {
                return;
            }
            present = nullable.type();
        }
        out.startField(name, index);
        value(present, in);
        out.endField(name, index);
    }

    private void value(SchemaType type, StateInput in) {
        if (type instanceof SchemaType.RecordOf record) {
            out.startGroup();
            fields(record, in);
            out.endGroup();
        } else if (type instanceof SchemaType.ListOf list) {
            elements(list.element(), in);
        } else if (type instanceof SchemaType.SetOf set) {
            elements(set.element(), in);
        } else if (type instanceof SchemaType.MapOf map) {
            entries(map, in);
        } else {
            Scalar.of(type).orElseThrow().write(in, out);
        }
    }

    private void elements(SchemaType element, StateInput in) {
        out.startGroup();
        int count = in.readCount();
        if (count > 0) {
            out.startField("list", 0);
            for (int i = 0; i < count; i++) {
                out.startGroup();
                field(RowSchema.ELEMENT, 0, element, in);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }

    private void entries(SchemaType.MapOf map, StateInput in) {
        out.startGroup();
        int count = in.readCount();
        if (count > 0) {
            out.startField("key_value", 0);
            for (int i = 0; i < count; i++) {
                out.startGroup();
                field("key", 0, map.key(), in);
                field("value", 1, map.value(), in);
                out.endGroup();
            }
            out.endField("key_value", 0);
        }
        out.endGroup();
    }
}
