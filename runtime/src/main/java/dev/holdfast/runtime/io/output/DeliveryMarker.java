package dev.holdfast.runtime.io.output;

import dev.holdfast.runtime.files.CheckpointFiles;
import dev.holdfast.runtime.files.CheckpointFiles.DurableOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Checksum;

/**
 * The file that says that a batch was delivered, whatever became of its rows: {@code .00000000000000000042.delivered}. It holds
 * a checksum of the rows, which is not synced; only the name counts.
 */
public final class DeliveryMarker {

    private static final Pattern NAME = Pattern.compile("\\.(00\\d{18})\\.delivered");
    private static final int MAX_BYTES = 100;

    private final CheckpointFiles files;
    private final Path file;
    private final Path temporary;

    private DeliveryMarker(CheckpointFiles files, Path file, Path temporary) {
        this.files = files;
        this.file = file;
        this.temporary = temporary;
    }

    /** The marker of a batch, whether it is there or not. */
    public static DeliveryMarker of(CheckpointFiles files, Path directory, long batchId, long epoch) {
        String name = name(batchId);
        return new DeliveryMarker(
                files, directory.resolve("." + name), directory.resolve(TemporaryName.of(name, epoch)));
    }

    /** The same, but it is made in another directory first. */
    static DeliveryMarker madeIn(Path making, CheckpointFiles files, Path directory, long batchId) {
        String name = name(batchId);
        return new DeliveryMarker(files, directory.resolve("." + name), making.resolve(name));
    }

    private static String name(long batchId) {
        return String.format(Locale.ROOT, "%020d.delivered", batchId);
    }

    /** The batch that a name is the marker of. */
    public static OptionalLong batch(String name) {
        Matcher marker = NAME.matcher(name);
        return marker.matches() ? OptionalLong.of(Long.parseLong(marker.group(1))) : OptionalLong.empty();
    }

    /** Whether the batch was delivered. */
    public boolean exists() throws IOException {
        return files.exists(file);
    }

    /** Returns false if there is one already. */
    public boolean make(Checksum rows) throws IOException {
        return make(rows, false);
    }

    /** The same; if it is to be durable, its name is when this returns. */
    boolean make(Checksum rows, boolean durable) throws IOException {
        try (DurableOutput out = files.create(temporary)) {
            out.write(text(rows).getBytes(StandardCharsets.UTF_8));
        }
        return files.publish(temporary, file, durable);
    }

    /** Whether the batch had these rows. A text that a power cut took says nothing against it. */
    public boolean isOf(Checksum rows) throws IOException {
        try (InputStream in = files.read(file, 0)) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return !text.matches("[0-9a-f]{8}\n") || text.equals(text(rows));
        }
    }

    /** Removes the marker. */
    public void delete() throws IOException {
        files.delete(file);
    }

    private static String text(Checksum rows) {
        return String.format(Locale.ROOT, "%08x\n", rows.getValue());
    }
}
