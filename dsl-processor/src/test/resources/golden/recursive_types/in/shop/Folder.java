package shop;

import dev.holdfast.annotation.StateRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@StateRecord
public record Folder(
        String name, List<Folder> folders, Map<String, File> files, @Nullable Folder link, Formula formula) {

    @StateRecord
    public record File(long size, Optional<Folder> parent) {}

    @StateRecord
    public record Formula(Expression expression) {}
}
