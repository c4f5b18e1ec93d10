package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.List;
import java.util.Optional;

/**
 * Serializer of {@link Folder.File}, version 1.
 *
 * <pre>
 * size    varlong
 * parent  boolean, then if true: Folder
 * </pre>
 */
@Generated("shop.Folder.File")
public final class Folder_FileSerializer implements StateSerializer<Folder.File> {

    private static final int FORMAT = 1;

    private static final Folder_FormulaSerializer FORMULA_SERIALIZER = new Folder_FormulaSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Folder$File",
            1,
            Schema.field("size", SchemaType.LONG),
            Schema.field("parent", SchemaType.nullable(Schema.record(
                    FORMAT,
                    "shop.Folder",
                    1,
                    Schema.field("name", SchemaType.STRING),
                    Schema.field("folders", SchemaType.list(SchemaType.enclosing(1))),
                    Schema.field("files", SchemaType.map(SchemaType.STRING, SchemaType.enclosing(2))),
                    Schema.field("link", SchemaType.nullable(SchemaType.enclosing(1))),
                    Schema.field("formula", FORMULA_SERIALIZER.schema().type())).type())));

    public Folder_FileSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Folder.File value, StateOutput out) {
        out.enter("shop.Folder.File");
        out.writeVarLong(value.size());
        out.writeBoolean(value.parent().isPresent());
        if (value.parent().isPresent()) {
            new FolderSerializer().write(value.parent().get(), out);
        }
        out.leave();
    }

    @Override
    public Folder.File read(StateInput in) {
        in.enter("shop.Folder.File");
        long size = in.readVarLong();
        Optional<Folder> parent = in.readBoolean() ? Optional.of(new FolderSerializer().read(in)) : Optional.empty();
        in.leave();
        return new Folder.File(size, parent);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new FolderSerializer());
    }
}
