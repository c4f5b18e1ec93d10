package shop;

import dev.holdfast.annotation.Generated;
import dev.holdfast.serial.MapBuilder;
import dev.holdfast.serial.Schema;
import dev.holdfast.serial.SchemaType;
import dev.holdfast.serial.StateCollections;
import dev.holdfast.serial.StateInput;
import dev.holdfast.serial.StateOutput;
import dev.holdfast.serial.StateSerializer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Serializer of {@link Folder}, version 1.
 *
 * <pre>
 * name     string
 * folders  count, then for each: Folder
 * files    count, then for each: string; File
 * link     boolean, then if true: Folder
 * formula  Formula
 * </pre>
 */
@Generated("shop.Folder")
public final class FolderSerializer implements StateSerializer<Folder> {

    private static final int FORMAT = 1;

    private static final Folder_FormulaSerializer FORMULA_SERIALIZER = new Folder_FormulaSerializer();

    private static final Schema SCHEMA = Schema.record(
            FORMAT,
            "shop.Folder",
            1,
            Schema.field("name", SchemaType.STRING),
            Schema.field("folders", SchemaType.list(SchemaType.enclosing(1))),
            Schema.field("files", SchemaType.map(SchemaType.STRING, Schema.record(
                    FORMAT,
                    "shop.Folder$File",
                    1,
                    Schema.field("size", SchemaType.LONG),
                    Schema.field("parent", SchemaType.nullable(SchemaType.enclosing(2)))).type())),
            Schema.field("link", SchemaType.nullable(SchemaType.enclosing(1))),
            Schema.field("formula", FORMULA_SERIALIZER.schema().type()));

    public FolderSerializer() {}

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void write(Folder value, StateOutput out) {
        out.enter("shop.Folder");
        out.writeString(value.name());
        writeFolders(value.folders(), out);
        writeFiles(value.files(), out);
        out.writeBoolean(value.link() != null);
        if (value.link() != null) {
            new FolderSerializer().write(value.link(), out);
        }
        FORMULA_SERIALIZER.write(value.formula(), out);
        out.leave();
    }

    @Override
    public Folder read(StateInput in) {
        in.enter("shop.Folder");
        String name = in.readString();
        List<Folder> folders = readFolders(in);
        Map<String, Folder.File> files = readFiles(in);
        Folder link = in.readBoolean() ? new FolderSerializer().read(in) : null;
        Folder.Formula formula = FORMULA_SERIALIZER.read(in);
        in.leave();
        return new Folder(name, folders, files, link, formula);
    }

    @Override
    public List<StateSerializer<?>> nested() {
        return List.of(new FolderSerializer(), new Folder_FileSerializer(), new Folder_FormulaSerializer());
    }

    private static void writeFolders(List<Folder> list, StateOutput out) {
        out.writeCount(list.size());
        for (Folder element : list) {
            new FolderSerializer().write(element, out);
        }
    }

    private static List<Folder> readFolders(StateInput in) {
        int count = in.readCount();
        List<Folder> list = new ArrayList<>(StateInput.presize(count));
        for (int i = 0; i < count; i++) {
            list.add(new FolderSerializer().read(in));
        }
        return Collections.unmodifiableList(list);
    }

    private static void writeFiles(Map<String, Folder.File> map, StateOutput out) {
        StateCollections.requireDistinct(map);
        out.writeCount(map.size());
        for (Map.Entry<String, Folder.File> entry : map.entrySet()) {
            out.writeString(entry.getKey());
            new Folder_FileSerializer().write(entry.getValue(), out);
        }
    }

    private static Map<String, Folder.File> readFiles(StateInput in) {
        int count = in.readCount();
        MapBuilder<String, Folder.File> map = new MapBuilder<>(count);
        for (int i = 0; i < count; i++) {
            String key = in.readRepeatedString();
            map.put(key, new Folder_FileSerializer().read(in));
        }
        return map.build();
    }
}
